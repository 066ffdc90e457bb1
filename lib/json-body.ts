// What a script posts to a route: JSON of a known shape, and not much of it. The bytes are counted as they arrive,
// since a chunked body announces no length.
import 'server-only';
import type { z } from 'zod';
import { Refusal } from './errors';

const largestBody = 16_384;

/** Throws Refusal `too_large` or `body_invalid`. */
export async function readJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const kind = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(kind)) throw new Refusal('body_invalid');
  const parsed = schema.safeParse(parse(await readCapped(request)));
  if (!parsed.success) throw new Refusal('body_invalid');
  return parsed.data;
}

async function readCapped(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBody) throw new Refusal('too_large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No schema takes that.
  }
}
