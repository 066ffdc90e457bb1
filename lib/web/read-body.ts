import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/errors/errors';

/** In bytes. */
const largestBody = 16_384;

/** JSON of this shape. Throws Refusal `body_invalid` or `too_large`. */
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

/**
 * The field `token`, from JSON or from a form, unverified. A query is refused as well: a token that is sent in the address
 * would be kept in logs and histories. Throws Refusal `body_invalid` or `too_large`.
 */
export async function readToken(request: Request, sentAs: 'json' | 'form'): Promise<string> {
  refuseQuery(request);
  if (sentAs === 'json') return (await readJson(request, withToken)).token;
  if (contentType(request) !== 'application/x-www-form-urlencoded')
    throw new Refusal('body_invalid');
  const token = new URLSearchParams(await readText(request)).get('token');
  if (!token) throw new Refusal('body_invalid');
  return token;
}
const withToken = z.object({ token: z.string().min(1) });

/** For routes that take no input. Throws Refusal `body_invalid` where there is a query or a body. */
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

/** Bytes are counted as they arrive: a chunked body announces no length. */
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
