// https://docs.bigcommerce.com/developer/docs/admin/overview
// V2 sends an empty result as 204 without a body. The bodies of errors are not documented, so only the status counts.
import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { env } from '@/lib/env/env';
import { VendorError } from '@/lib/errors/errors';
import { type JsonAnswer, requestJson } from '@/lib/http/request';
import { secondsToWait } from '@/lib/http/retry-after';
import { waitAskedFor } from './rate-limit';

/** For a call with its retry. */
export const deadlineMs = 5_000;
const shortestRetryMs = 500;

export interface BigcommerceCall<Answer extends z.ZodType> {
  operation: string;
  /** With the version: `/v2/orders`. */
  path: string;
  query: Record<string, string>;
  /** The OAuth scope, as named in the store's control panel. */
  scope: string;
  answer: Answer;
  leftMs?: number;
}

/** Null for a 204. Throws VendorError. */
export async function callBigcommerce<Answer extends z.ZodType>(
  call: BigcommerceCall<Answer>,
): Promise<z.infer<Answer> | null> {
  const answer = await requestWithRetry(call);
  if (answer.status === 204) return null;
  if (answer.status !== 200) throw reasonOf(answer, call);
  const parsed = call.answer.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw failed(call, 'malformed', `${issue?.path.join('.')}: ${issue?.message}`);
}

async function requestWithRetry(call: BigcommerceCall<z.ZodType>): Promise<JsonAnswer> {
  const endsAt = performance.now() + Math.min(deadlineMs, call.leftMs ?? deadlineMs);
  const remainingMs = () => endsAt - performance.now();
  const first = await send(call, remainingMs());
  if (first.status !== 429) return first;
  const randomMs = 200 + Math.random() * 800; // So that servers do not retry together.
  const waitMs = waitAskedFor(first.headers) ?? randomMs;
  if (waitMs + shortestRetryMs > remainingMs()) throw reasonOf(first, call);
  await pause(waitMs);
  return send(call, remainingMs());
}

function send(call: BigcommerceCall<z.ZodType>, remainingMs: number): Promise<JsonAnswer> {
  const { apiUrl, storeHash, accessToken } = ourStore();
  const url = new URL(`${apiUrl}/stores/${storeHash}${call.path}`);
  for (const [name, value] of Object.entries(call.query)) url.searchParams.set(name, value);
  return requestJson({
    vendor: 'bigcommerce',
    operation: call.operation,
    url: url.href,
    method: 'GET',
    headers: { 'x-auth-token': accessToken },
    deadlineMs: Math.max(1, Math.ceil(remainingMs)),
  });
}

/** Only where a store is configured. */
export function ourStore() {
  const store = env().bigcommerce;
  if (!store) throw new Error('No store is configured.');
  return store;
}

function reasonOf(answer: JsonAnswer, call: BigcommerceCall<z.ZodType>): VendorError {
  const { status } = answer;
  if (status === 429) {
    const waitMs = waitAskedFor(answer.headers);
    const seconds = secondsToWait(waitMs === null ? null : String(Math.ceil(waitMs / 1000)));
    return new VendorError('bigcommerce', call.operation, 'busy', `status ${status}`, seconds);
  }
  if (status >= 500) return failed(call, 'failing', `status ${status}`);
  if (status === 401)
    return failed(call, 'refused', 'status 401, the access token is not one of this store');
  if (status === 403)
    return failed(call, 'refused', `status 403, the access token lacks ${call.scope}`);
  return failed(call, 'refused', `status ${status}`);
}

function failed(
  call: BigcommerceCall<z.ZodType>,
  kind: VendorError['failure'],
  detail: string,
): VendorError {
  return new VendorError('bigcommerce', call.operation, kind, detail);
}
