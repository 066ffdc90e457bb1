// A token that somebody brings in the body: as JSON from a script, or in a form.
// The surprise: an address that carries anything at all is refused. A token in it would by now be in logs and histories, and
// whoever sends it there shall find out while they build, not afterwards.
import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/errors/errors';
import { readCapped } from './capped-body';

type Kind = 'application/json' | 'application/x-www-form-urlencoded';

/** Of the one kind that the route takes. Throws Refusal `body_invalid` or `too_large`. What the token is worth is for others to say. */
export async function readToken(request: Request, kind: Kind): Promise<string> {
  const sent = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (sent !== kind || new URL(request.url).search !== '') throw new Refusal('body_invalid');
  const token = readers[kind](await readCapped(request));
  if (!token) throw new Refusal('body_invalid');
  return token;
}

const readers: Record<Kind, (body: string) => string | null | undefined> = {
  'application/json': fromJson,
  'application/x-www-form-urlencoded': (body) => new URLSearchParams(body).get('token'),
};

function fromJson(body: string): string | undefined {
  try {
    return z.object({ token: z.string() }).safeParse(JSON.parse(body)).data?.token;
  } catch {
    return undefined; // No JSON, so no token.
  }
}
