import { describe, expect, it } from 'vitest';
import { readToken } from './token-body';

const address = 'http://localhost:3000/api/word';
const bringing = (body: string, kind: string, url = address) =>
  readToken(new Request(url, { method: 'POST', body, headers: { 'content-type': kind } }));

describe('a token', () => {
  it.each([
    ['application/json', '{"token":"a.b.c"}'],
    ['application/json; charset=utf-8', '{"token":"a.b.c","more":1}'],
    ['text/plain;charset=UTF-8', 'a.b.c'],
    ['application/x-www-form-urlencoded', 'token=a.b.c'],
    ['Text/Plain', 'a.b.c'],
  ])('is taken from a body of %s', async (kind, body) => {
    expect(await bringing(body, kind)).toBe('a.b.c');
  });

  it.each([
    ['application/json', '"a.b.c"'],
    ['application/json', '{"token":5}'],
    ['application/json', '{token'],
    ['application/x-www-form-urlencoded', 'jwt=a.b.c'],
    ['application/x-www-form-urlencoded', 'token='],
    ['text/plain', ''],
    ['multipart/form-data; boundary=x', 'token'],
    ['', 'a.b.c'],
  ])('is not found in a body of %s: %s', async (kind, body) => {
    await expect(bringing(body, kind)).rejects.toMatchObject({ code: 'body_invalid' });
  });

  it.each(['?token=a.b.c', '?jwt=a.b.c', '?x'])(
    'is refused where the address carries anything: %s',
    async (query) => {
      const refused = bringing('a.b.c', 'text/plain', address + query);
      await expect(refused).rejects.toMatchObject({ code: 'body_invalid' });
    },
  );

  it('is not read to its end where it has none', async () => {
    const refused = bringing('a'.repeat(16_385), 'text/plain');
    await expect(refused).rejects.toMatchObject({ code: 'too_large' });
  });

  it('is what was sent, with whatever stands around it', async () => {
    expect(await bringing(' "a.b.c" ', 'text/plain')).toBe(' "a.b.c" ');
  });
});
