import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/errors/errors';

/** In bytes. */
const largestBody = 16_384;

/** Throws Refusal `body_invalid` or `too_large`. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (contentType(request) !== 'application/json') throw new Refusal('body_invalid');
  const text = await readText(request);
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Refusal('body_invalid');
  }
}

/** Unverified. A query is refused, because URLs are logged. Throws Refusal `body_invalid` or `too_large`. */
export async function readToken(
  request: Request,
  sentAs: 'json' | 'form',
  name = 'token',
): Promise<string> {
  refuseQuery(request);
  if (sentAs === 'json') return (await readJson(request, withToken)).token;
  if (contentType(request) !== 'application/x-www-form-urlencoded')
    throw new Refusal('body_invalid');
  const token = new URLSearchParams(await readText(request)).get(name);
  if (!token) throw new Refusal('body_invalid');
  return token;
}
const withToken = z.object({ token: z.string().min(1) });

/** Throws Refusal `body_invalid` for a query or a body. */
export async function refuseInput(request: Request): Promise<void> {
  refuseQuery(request);
  for await (const chunk of request.body ?? []) {
    if (chunk.byteLength > 0) throw new Refusal('body_invalid');
  }
}

function refuseQuery(request: Request): void {
  if (new URL(request.url).search) throw new Refusal('body_invalid');
}

function contentType(request: Request): string | undefined {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}

/** Counts bytes while reading: a chunked body has no content-length. */
async function readText(request: Request): Promise<string> {
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
