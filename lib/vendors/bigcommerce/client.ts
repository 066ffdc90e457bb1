// BigCommerce's management API, one door: address, access token, deadline and shape. It only reads
// (https://docs.bigcommerce.com/developer/docs/admin/overview).
// The surprises: in V2 "nothing" is a 204 without a body, and how a failure is worded is not documented: the status decides.
import 'server-only';
import type { z } from 'zod';
import { env } from '@/lib/env/env';
import { VendorError } from '@/lib/errors/errors';
import { type JsonAnswer, requestJson } from '@/lib/http/request';
import { secondsToWait } from '@/lib/http/retry-after';
import { backOffMs, systemTime, type Time, waitAskedFor } from './rate-limit';

/** Of a call with all its waiting. */
export const deadlineMs = 5_000;
/** Less time than this is none to ask again in. */
const shortestAskMs = 500;

export interface BigcommerceCall<Answer extends z.ZodType> {
  operation: string;
  /** Within the store, with the version: `/v2/orders`. */
  path: string;
  query: Record<string, string>;
  /** What the access token needs for it, as the store's control panel calls it. */
  scope: string;
  answer: Answer;
  /** Where several calls share a deadline: what is left of it for this one. */
  leftMs?: number;
}

/** Asks the store. Null where it has nothing (204); whatever goes wrong is a VendorError. */
export async function callBigcommerce<Answer extends z.ZodType>(
  call: BigcommerceCall<Answer>,
  time: Time = systemTime,
): Promise<z.infer<Answer> | null> {
  const answer = await ask(call, time);
  if (answer.status === 204) return null;
  if (answer.status !== 200) throw reasonOf(answer, call);
  const parsed = call.answer.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw failed(call, 'malformed', `${issue?.path.join('.')}: ${issue?.message}`);
}

/** A 429 is waited for once, as long as the deadline allows. Everything else is told at once. */
async function ask(call: BigcommerceCall<z.ZodType>, time: Time): Promise<JsonAnswer> {
  const startedAt = time.now();
  const allowedMs = Math.min(deadlineMs, call.leftMs ?? deadlineMs);
  const remainingMs = () => allowedMs - (time.now() - startedAt);
  const first = await send(call, remainingMs());
  if (first.status !== 429) return first;
  const waitMs = waitAskedFor(first.headers) ?? backOffMs(time.random());
  if (waitMs + shortestAskMs > remainingMs()) throw reasonOf(first, call);
  await time.pause(waitMs);
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

/** Whoever asks a store must have found that there is one. */
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
