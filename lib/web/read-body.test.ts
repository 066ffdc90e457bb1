import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readJson, readToken, refuseInput } from './read-body';

const address = 'http://localhost:3000/api/word';
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const post = (body: BodyInit | null, type?: string, query = '') =>
  new Request(address + query, {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'content-type': type },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });

/** Counts the chunks of 8,000 bytes that were read. */
function endless() {
  const taken = { chunks: 0 };
  const chunk = new TextEncoder().encode('x'.repeat(8_000));
  const body = new ReadableStream({
    pull(controller) {
      taken.chunks += 1;
      controller.enqueue(chunk);
    },
  });
  return { body, taken };
}

describe('readJson', () => {
  const read = (body: BodyInit | null, type = json) =>
    readJson(post(body, type), z.object({ word: z.string() }));

  it.each([json, 'Application/JSON; charset=utf-8'])('takes %s of the shape', async (type) => {
    expect(await read('{"word":"seat","more":1}', type)).toEqual({ word: 'seat' });
  });

  it.each<[string, BodyInit | null, string?]>([
    ['broken', '{"word":'],
    ['empty', null],
    ['of another shape', '{"word":1}'],
    ['a form', 'word=seat', form],
    ['called text', '{"word":"seat"}', 'text/plain'],
    ['called almost JSON', '{"word":"seat"}', 'application/jsonp'],
    ['called nothing', '{"word":"seat"}', ''],
  ])('refuses what is %s', async (_, body, type) => {
    await expect(read(body, type)).rejects.toMatchObject({ code: 'body_invalid' });
  });

  it('stops reading at the limit, whatever length was announced', async () => {
    const { body, taken } = endless();
    await expect(read(body)).rejects.toMatchObject({ code: 'too_large' });
    expect(taken.chunks).toBeLessThan(6);
  });
});

describe('readToken', () => {
  it.each<['json' | 'form', string, string]>([
    ['json', json, '{"token":" a.b.c ","more":1}'],
    ['form', form, 'token=+a.b.c+'],
  ])('takes the token of a %s as it was sent', async (sentAs, type, body) => {
    expect(await readToken(post(body, type), sentAs)).toBe(' a.b.c ');
  });

  it.each<['json' | 'form', string, string]>([
    ['json', json, '"a.b.c"'],
    ['json', json, '{"token":5}'],
    ['json', json, '{"token":""}'],
    ['json', json, '{token'],
    ['json', form, 'token=a.b.c'],
    ['form', form, 'jwt=a.b.c'],
    ['form', form, 'token='],
    ['form', json, '{"token":"a.b.c"}'],
    ['form', 'multipart/form-data; boundary=x', 'token'],
  ])('wants a token as %s, and refuses %s: %s', async (sentAs, type, body) => {
    await expect(readToken(post(body, type), sentAs)).rejects.toMatchObject({
      code: 'body_invalid',
    });
  });

  it.each(['?token=a.b.c', '?jwt=a.b.c', '?x'])('refuses a query: %s', async (query) => {
    await expect(readToken(post('token=a.b.c', form, query), 'form')).rejects.toMatchObject({
      code: 'body_invalid',
    });
  });

  it('stops reading at the limit', async () => {
    const { body, taken } = endless();
    await expect(readToken(post(body, form), 'form')).rejects.toMatchObject({ code: 'too_large' });
    expect(taken.chunks).toBeLessThan(6);
  });
});

describe('refuseInput', () => {
  it.each([null, ''])('takes an empty body: %j', async (body) => {
    await expect(refuseInput(post(body))).resolves.toBeUndefined();
  });

  it.each<[string, BodyInit | null, string?]>([
    ['an object', '{}'],
    ['a blank', ' '],
    ['an endless body', endless().body],
    ['a query', null, '?externalId=somebody'],
  ])('refuses %s', async (_, body, query) => {
    await expect(refuseInput(post(body, undefined, query))).rejects.toMatchObject({
      code: 'body_invalid',
    });
  });
});
