// Cleeng's MediaStore API, one door: base address, bearer token, envelope, deadline, and the one place where Cleeng's
// codes become ours (https://developers.cleeng.com/reference). The surprise: success and failure share no shape, and
// several failures share a code (REQ0001), so a call may name the few codes and texts that mean more to it.
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env';
import { Refusal, type RefusalCode, VendorError } from '@/lib/errors';
import { type JsonAnswer, requestJson } from '@/lib/http';

const deadlineMs = 5_000;

export interface CleengCall<Answer extends z.ZodType> {
  operation: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | undefined>;
  body?: Record<string, unknown>;
  /** The customer's JWT, for calls that need one. */
  jwt?: string;
  /** The shape of `responseData`. */
  answer: Answer;
  /** Codes, and texts of an ambiguous code, that mean something more exact for this call. */
  meanings?: Record<string, Meaning>;
  /** What any other answer of Cleeng's own (4xx with its `errors`, unlike a gateway's) means for this call. */
  otherwise?: () => Error;
  headers?: Record<string, string>;
}

/** The JWT or refresh token was refused for good: the caller may renew it or end the session, never retry it. */
export class CleengTokenRefused extends Error {
  override readonly name = 'CleengTokenRefused';
}

interface Meaning {
  code: RefusalCode;
  field?: string;
}

const meaningOfCode: Record<string, Meaning> = {
  USER0001: { code: 'wrong_credentials' },
  // Known to Cleeng but not to this publisher: the same sentence, or the answer would tell who has an account where.
  USER0003: { code: 'wrong_credentials' },
  USER0002: { code: 'email_taken', field: 'email' },
  USER0004: { code: 'customer_unknown' },
  CPT0001: { code: 'captcha_required' },
  CPT0002: { code: 'captcha_required' },
  REQ0001: { code: 'vendor_refused' },
};

const success = z.object({ responseData: z.unknown(), errors: z.array(z.unknown()).max(0).nullish() });
const failure = z
  .object({ errors: z.array(z.string()).catch([]), code: z.string().catch('') })
  .catch({ errors: [], code: '' }); // A gateway's has neither.

/** Asks Cleeng. Refusals are thrown as Refusal or CleengTokenRefused, everything else that goes wrong as VendorError. */
export async function callCleeng<Answer extends z.ZodType>(
  call: CleengCall<Answer>,
): Promise<z.infer<Answer>> {
  const answer = await request(call);
  if (answer.status < 200 || answer.status > 299) throw reasonOf(answer, call);
  return read(answer, call);
}

/** A read that failed quickly is asked once more, within the same deadline. Nothing that changes something is repeated. */
async function request(call: CleengCall<z.ZodType>): Promise<JsonAnswer> {
  const startedAt = performance.now();
  const once = () => send(call, deadlineMs - (performance.now() - startedAt));
  if (call.method !== 'GET') return once();
  try {
    const answer = await once();
    return answer.status >= 500 ? await once() : answer;
  } catch (error) {
    if (error instanceof VendorError && error.failure === 'network') return once();
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
    headers: { ...call.headers, ...(call.jwt && { authorization: `Bearer ${call.jwt}` }) },
    body: call.body,
    deadlineMs: Math.max(1, Math.ceil(remainingMs)),
  });
}

function read<Answer extends z.ZodType>(answer: JsonAnswer, call: CleengCall<Answer>): z.infer<Answer> {
  const envelope = success.safeParse(answer.body);
  if (!envelope.success) throw failed(call, 'malformed', 'not the envelope of a success');
  const parsed = call.answer.safeParse(envelope.data.responseData);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw failed(call, 'malformed', `responseData.${issue?.path.join('.')}: ${issue?.message}`);
  }
  return parsed.data;
}

function reasonOf({ status, headers, body }: JsonAnswer, call: CleengCall<z.ZodType>): Error {
  const { code, errors } = failure.parse(body);
  // Several complaints may share one string.
  const complaints = errors.flatMap((text) => text.split(',')).map((text) => text.trim());
  const exact = refusalOf([code, ...complaints], call.meanings);
  if (exact) return exact;
  if (call.otherwise && errors.length > 0 && isDefinitive(status)) return call.otherwise();
  const known = refusalOf([code], meaningOfCode);
  if (known) return known;
  if (status === 429) {
    const seconds = Number(headers.get('retry-after'));
    return new VendorError('cleeng', call.operation, 'busy', 'status 429', seconds > 0 ? seconds : undefined);
  }
  // Without one of the customer's tokens it is us whom Cleeng does not trust, and nobody's session may end for it.
  if (call.jwt !== undefined && (status === 401 || code.startsWith('AUTH'))) {
    return new CleengTokenRefused(`cleeng ${call.operation}: ${code || status}`);
  }
  return failed(call, status >= 500 ? 'failing' : 'refused', `status ${status} ${code}`);
}

/** What these codes and texts mean, each at its field. */
function refusalOf(words: string[], meanings: Record<string, Meaning> = {}): Refusal | undefined {
  const known = words.flatMap((word) => (Object.hasOwn(meanings, word) && meanings[word]) || []);
  const faults = known.flatMap(({ code, field }) => (field ? [{ field, code }] : []));
  return known[0] && new Refusal(known[0].code, faults);
}

/** Cleeng has looked at it and will not have it; asking again changes nothing. */
function isDefinitive(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function failed(call: CleengCall<z.ZodType>, kind: VendorError['failure'], detail: string): VendorError {
  return new VendorError('cleeng', call.operation, kind, detail.trim());
}
