// Where Cleeng's refusals become ours. Several failures share a code (REQ0001) and some have none, so a call may say what a code
// or a text means to it.
import 'server-only';
import { z } from 'zod';
import { Refusal, type RefusalCode, VendorError } from '@/lib/errors/errors';
import type { JsonAnswer } from '@/lib/http/request';
import { secondsToWait } from '@/lib/http/retry-after';

/**
 * The JWT or refresh token was refused for good: lib/session renews it or ends the session, and never sends it again.
 * To everybody else Cleeng has failed: a token that is fresh and verified should have been taken.
 */
export class CleengTokenRefused extends VendorError {
  override readonly name: string = 'CleengTokenRefused';

  constructor(operation: string, detail: string) {
    super('cleeng', operation, 'failing', detail);
  }
}

export interface Meaning {
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

/** JWT missing, invalid, expired. Any other code about authorisation says nothing of the token itself. */
const tokenCodes = ['AUTH0001', 'AUTH0002', 'AUTH0003'];

const failure = z
  .object({ errors: z.array(z.string()).catch([]), code: z.string().catch('') })
  .catch({ errors: [], code: '' }); // A gateway's has neither.

/** How one call reads the responses that are no success. */
export interface CallMeanings {
  operation: string;
  /** The customer's JWT, for calls that need one. */
  jwt?: string;
  /** Codes, and texts of an ambiguous code, that mean something more exact for this call. */
  meanings?: Record<string, Meaning>;
  /** What any 404 means for this call, also a gateway's that has no code. */
  whenNotFound?: RefusalCode;
  /** What any other 4xx of Cleeng's own (with its `errors`, unlike a gateway's) means for this call, but for a refused token. */
  otherwise?: (status: number) => Error;
}

/** What an answer that is no success means: a Refusal, CleengTokenRefused, or VendorError. */
export function reasonOf({ status, headers, body }: JsonAnswer, call: CallMeanings): Error {
  const { code, errors } = failure.parse(body);
  // Several complaints may share one string.
  const complaints = errors.flatMap((text) => text.split(',')).map((text) => text.trim());
  const exact = refusalOf([code, ...complaints], call.meanings);
  if (exact) return exact;
  if (call.whenNotFound && status === 404) return new Refusal(call.whenNotFound);
  // Without one of the customer's tokens Cleeng refuses us, and no session may end for it.
  const isTokenRefused = call.jwt !== undefined && (status === 401 || tokenCodes.includes(code));
  if (call.otherwise && !isTokenRefused && errors.length > 0 && isDefinitive(status))
    return call.otherwise(status);
  const known = refusalOf([code], meaningOfCode);
  if (known) return known;
  if (status === 429) {
    const seconds = secondsToWait(headers.get('retry-after'));
    return new VendorError('cleeng', call.operation, 'busy', 'status 429', seconds);
  }
  if (isTokenRefused) {
    return new CleengTokenRefused(call.operation, `the token was refused: ${code || status}`);
  }
  const kind = status >= 500 ? 'failing' : 'refused';
  return new VendorError('cleeng', call.operation, kind, `status ${status} ${code}`.trim());
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
