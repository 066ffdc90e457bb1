// Counts the bytes as well, because a chunked body has no Content-Length.

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
