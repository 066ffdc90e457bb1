// A token that somebody brings: in the body, as JSON or text from a script, or from a form.
// The surprise: an address that carries anything at all is refused. A token in it would by now be in logs and histories, and
// whoever sends it there shall find out while they build, not afterwards.
import 'server-only';
import { z } from 'zod';
import { readCapped } from './capped-body';
import { Refusal } from './errors';

/** Throws Refusal `body_invalid` or `too_large`. What the token is worth is for others to say. */
export async function readToken(request: Request): Promise<string> {
  const kind = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const read = readers.get(kind);
  if (!read || new URL(request.url).search !== '') throw new Refusal('body_invalid');
  const token = read(await readCapped(request));
  if (!token) throw new Refusal('body_invalid');
  return token;
}

const readers = new Map<string, (body: string) => string | null | undefined>([
  ['application/json', fromJson],
  ['text/plain', (body) => body],
  ['application/x-www-form-urlencoded', (body) => new URLSearchParams(body).get('token')],
]);

function fromJson(body: string): string | undefined {
  try {
    return z.object({ token: z.string() }).safeParse(JSON.parse(body)).data?.token;
  } catch {
    return undefined; // No JSON, so no token.
  }
}
