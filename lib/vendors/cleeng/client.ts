// https://developers.cleeng.com/reference
// Success and failure share no shape, and a 2xx that lists errors is no success.
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { isVendorError, VendorError } from '@/lib/errors/errors';
import { type JsonAnswer, requestJson } from '@/lib/http/request';
import { type CallMeanings, reasonOf } from './refusals';

const deadlineMs = 5_000;

export interface CleengCall<Answer extends z.ZodType> extends CallMeanings {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | undefined>;
  body?: Record<string, unknown>;
  /** Key of the browser's mailbox (lib/password/mailbox.ts), for the sandbox only. */
  mailbox?: string | null;
  /** Instead of a customer's `jwt`. */
  publisherToken?: string;
  /** Schema of `responseData`. */
  answer: Answer;
  /** Without the envelope, as a client of `/sso/auths` reads it. */
  mayBeBare?: boolean;
}

const success = z.object({
  responseData: z.unknown().optional(),
  errors: z.array(z.unknown()).max(0).nullish(),
});
/** Throws Refusal or CleengTokenRefused for refusals, VendorError for anything else. */
export async function callCleeng<Answer extends z.ZodType>(
  call: CleengCall<Answer>,
): Promise<z.infer<Answer>> {
  const answer = await request(call);
  if (answer.status < 200 || answer.status > 299) throw reasonOf(answer, call);
  return read(answer, call);
}

/** Repeats only a read that failed quickly, within the same deadline. */
async function request(call: CleengCall<z.ZodType>): Promise<JsonAnswer> {
  const startedAt = performance.now();
  const once = () => send(call, deadlineMs - (performance.now() - startedAt));
  if (call.method !== 'GET') return once();
  try {
    const answer = await once();
    return answer.status >= 500 ? await once() : answer;
  } catch (error) {
    if (isVendorError(error) && error.failure === 'network') return once();
    throw error;
  }
}

function send(call: CleengCall<z.ZodType>, remainingMs: number): Promise<JsonAnswer> {
  const url = new URL(`${env().cleeng.apiUrl}${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return requestJson({
    vendor: 'cleeng',
    operation: call.operation,
    url: url.href,
    method: call.method,
    headers: {
      ...(call.jwt && { authorization: `Bearer ${call.jwt}` }),
      ...(call.publisherToken && { 'x-publisher-token': call.publisherToken }),
      ...(call.mailbox && env().sandbox && { 'x-sandbox-mailbox': call.mailbox }),
    },
    body: call.body,
    deadlineMs: Math.max(1, Math.ceil(remainingMs)),
  });
}

function read<Answer extends z.ZodType>(
  answer: JsonAnswer,
  call: CleengCall<Answer>,
): z.infer<Answer> {
  const envelope = success.safeParse(answer.body);
  const responseData = envelope.data?.responseData ?? (call.mayBeBare ? answer.body : undefined);
  if (!envelope.success || responseData === undefined)
    throw failed(call, 'malformed', 'not the envelope of a success');
  const parsed = call.answer.safeParse(responseData);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw failed(call, 'malformed', `responseData.${issue?.path.join('.')}: ${issue?.message}`);
  }
  return parsed.data;
}

function failed(
  call: CleengCall<z.ZodType>,
  kind: VendorError['failure'],
  detail: string,
): VendorError {
  return new VendorError('cleeng', call.operation, kind, detail.trim());
}
