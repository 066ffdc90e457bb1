// Reads a request's body as text, up to a size. The length a caller announces is checked first and the bytes
// are counted all the same, since a chunked body announces none.

import type { Context } from 'hono';

const LARGEST_BODY = 100_000;

export class BodyTooLarge extends Error {}

export async function readText(c: Context): Promise<string> {
  if (Number(c.req.header('Content-Length') ?? 0) > LARGEST_BODY) throw new BodyTooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
