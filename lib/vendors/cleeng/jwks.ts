// https://developers.cleeng.com/reference/json-web-key-set
// While Cleeng does not respond, its last keys stay in use.
import 'server-only';
import { createRemoteJWKSet, customFetch } from 'jose';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { VendorError } from '@/lib/errors/errors';
import { acceptsNoToken, clockError } from '@/lib/http/clock';
import { requestJson } from '@/lib/http/request';

const mostFetches = 5;
const perMs = 30_000;

export type PublishedKeys = ReturnType<typeof createRemoteJWKSet>;

// Not on globalThis: Next loads pages and routes as separate modules with a jose each, whose errors the other one's
// `instanceof` does not recognise.
export const keySets = new Map<string, PublishedKeys>();

/** Cached; fetched again when a token names an unknown key. */
export function publishedKeys(): PublishedKeys {
  const { jwksUrl } = env().cleeng;
  const known = keySets.get(jwksUrl);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    cooldownDuration: 0, // It would also hold up a second rotation: rememberingFetch limits instead.
    [customFetch]: rememberingFetch(),
  });
  keySets.set(jwksUrl, keys);
  return keys;
}

/**
 * Throws VendorError while no token could be accepted: without keys, or with our clock too far off. Call it before a token that
 * works once is spent, and before anything is created at Cleeng.
 */
export async function requireAcceptance(): Promise<void> {
  const keys = publishedKeys();
  if (!keys.jwks() || acceptsNoToken('cleeng')) await keys.reload(); // Its response also shows our clock again.
  if (acceptsNoToken('cleeng')) throw clockError('cleeng', 'requireAcceptance');
}

/** Anybody may send tokens with an unknown key: beyond the limit, the last keys are the answer. */
function rememberingFetch() {
  let last: unknown;
  let fetchedAt: number[] = [];
  return async (url: string): Promise<Response> => {
    fetchedAt = fetchedAt.filter((time) => time > Date.now() - perMs);
    if (last !== undefined && fetchedAt.length >= mostFetches) return Response.json(last);
    fetchedAt.push(Date.now());
    try {
      last = await fetchKeys(url);
    } catch (error) {
      if (last === undefined) throw error;
    }
    return Response.json(last);
  };
}

async function fetchKeys(url: string): Promise<unknown> {
  const operation = 'fetchKeys';
  const { status, body } = await requestJson({
    vendor: 'cleeng',
    operation,
    url,
    method: 'GET',
    deadlineMs: 5_000,
  });
  if (status !== 200) throw new VendorError('cleeng', operation, 'failing', `status ${status}`);
  if (
    !z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) }).safeParse(body).success
  ) {
    throw new VendorError('cleeng', operation, 'malformed', 'not a key set');
  }
  return body;
}
