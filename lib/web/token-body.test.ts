import { describe, expect, it } from 'vitest';
import { readToken } from './token-body';

const address = 'http://localhost:3000/api/word';
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
type Kind = typeof json | typeof form;
const bringing = (body: string, sent: string, kind: Kind = json, url = address) =>
  readToken(new Request(url, { method: 'POST', body, headers: { 'content-type': sent } }), kind);

describe('a token', () => {
  it.each<[string, Kind, string]>([
    ['application/json', json, '{"token":"a.b.c"}'],
    ['Application/JSON; charset=utf-8', json, '{"token":"a.b.c","more":1}'],
    ['application/x-www-form-urlencoded', form, 'token=a.b.c'],
  ])('is taken from a body of %s', async (sent, kind, body) => {
    expect(await bringing(body, sent, kind)).toBe('a.b.c');
  });

  it.each<[string, Kind, string]>([
    [json, json, '"a.b.c"'],
    [json, json, '{"token":5}'],
    [json, json, '{token'],
    [form, form, 'jwt=a.b.c'],
    [form, form, 'token='],
    [form, json, 'token=a.b.c'],
    [json, form, '{"token":"a.b.c"}'],
    ['text/plain', json, 'a.b.c'],
    ['multipart/form-data; boundary=x', form, 'token'],
    ['', json, '{"token":"a.b.c"}'],
  ])('is not found in a body of %s where %s is asked for: %s', async (sent, kind, body) => {
    await expect(bringing(body, sent, kind)).rejects.toMatchObject({ code: 'body_invalid' });
  });

  it.each(['?token=a.b.c', '?jwt=a.b.c', '?x'])(
    'is refused where the address carries anything: %s',
    async (query) => {
      const refused = bringing('token=a.b.c', form, form, address + query);
      await expect(refused).rejects.toMatchObject({ code: 'body_invalid' });
    },
  );

  it('is not read to its end where it has none', async () => {
    const refused = bringing('a'.repeat(16_385), form, form);
    await expect(refused).rejects.toMatchObject({ code: 'too_large' });
  });

  it('is what was sent, with whatever stands around it', async () => {
    expect(await bringing('{"token":" a.b.c "}', json)).toBe(' a.b.c ');
  });
});
