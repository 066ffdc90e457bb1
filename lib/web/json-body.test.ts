import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readJsonBody } from './json-body';

const shape = z.object({ word: z.string() });
const json = { 'content-type': 'application/json' };

function read(body: BodyInit | null, headers: Record<string, string> = json) {
  return readJsonBody(new Request('http://localhost/', { method: 'POST', body, headers }), shape);
}

describe('a body', () => {
  it('is read where it is JSON of the expected shape', async () => {
    expect(await read('{"word":"seat","more":1}')).toEqual({ word: 'seat' });
    expect(
      await read('{"word":"seat"}', { 'content-type': 'application/json; charset=utf-8' }),
    ).toEqual({
      word: 'seat',
    });
  });

  it.each<[string, BodyInit | null, Record<string, string>?]>([
    ['broken', '{"word":'],
    ['empty', null],
    ['of another shape', '{"word":1}'],
    ['a form', new URLSearchParams({ word: 'seat' })],
    ['called text', '{"word":"seat"}', { 'content-type': 'text/plain' }],
    ['called almost JSON', '{"word":"seat"}', { 'content-type': 'application/jsonp' }],
  ])('is refused where it is %s', async (_, body, headers) => {
    await expect(
      read(body, headers ?? (body instanceof URLSearchParams ? {} : json)),
    ).rejects.toMatchObject({
      code: 'body_invalid',
    });
  });

  it('is read no further than it may be long, whatever it announces', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(8_000));
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(chunk);
      },
    });
    const init = { method: 'POST', body: endless, headers: json, duplex: 'half' };
    const request = new Request('http://localhost/', init);
    await expect(readJsonBody(request, shape)).rejects.toMatchObject({ code: 'too_large' });
    expect(sent).toBeLessThan(6);
  });
});
