// Several refusals share a code (REQ0001) and some have none, so a call may say what a code or a text means.
import 'server-only';
import { z } from 'zod';
import { hasName, Refusal, type RefusalCode, VendorError } from '@/lib/errors/errors';
import type { JsonAnswer } from '@/lib/http/request';
import { secondsToWait } from '@/lib/http/retry-after';

/** Refused for good: lib/session renews the token or ends the session. Elsewhere it counts as an outage. */
export class CleengTokenRefused extends VendorError {
  override readonly name: string = 'CleengTokenRefused';

  constructor(operation: string, detail: string) {
    super('cleeng', operation, 'failing', detail);
  }
}

export function isCleengTokenRefused(error: unknown): error is CleengTokenRefused {
  return hasName(error, 'CleengTokenRefused');
}

export interface Meaning {
  code: RefusalCode;
  field?: string;
}

const meaningOfCode: Record<string, Meaning> = {
  USER0001: { code: 'wrong_credentials' },
  // Known to Cleeng but not to this publisher: the same, or it would show who has an account where.
  USER0003: { code: 'wrong_credentials' },
  USER0002: { code: 'email_taken', field: 'email' },
  USER0004: { code: 'customer_unknown' },
  CPT0001: { code: 'captcha_required' },
  CPT0002: { code: 'captcha_required' },
  REQ0001: { code: 'vendor_refused' },
};

/** JWT missing, invalid, expired. Other codes say nothing about the token. */
const tokenCodes = ['AUTH0001', 'AUTH0002', 'AUTH0003'];

const failure = z
  .object({ errors: z.array(z.string()).catch([]), code: z.string().catch('') })
  .catch({ errors: [], code: '' }); // A gateway's response has neither.

export interface CallMeanings {
  operation: string;
  jwt?: string;
  /** By code, or by text for an ambiguous code. */
  meanings?: Record<string, Meaning>;
  /** Also for a gateway's 404, which has no code. */
  whenNotFound?: RefusalCode;
  /** Any other 4xx with Cleeng's `errors`, except a refused token. */
  otherwise?: (status: number) => Error;
}

/** A Refusal, CleengTokenRefused or VendorError. */
export function reasonOf({ status, headers, body }: JsonAnswer, call: CallMeanings): Error {
  const { code, errors } = failure.parse(body);
  // One string may hold several texts.
  const complaints = errors.flatMap((text) => text.split(',')).map((text) => text.trim());
  const exact = refusalOf([code, ...complaints], call.meanings);
  if (exact) return exact;
  if (call.whenNotFound && status === 404) return new Refusal(call.whenNotFound);
  // Without a customer's token the refusal is about us, and must not end a session.
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

function refusalOf(words: string[], meanings: Record<string, Meaning> = {}): Refusal | undefined {
  const known = words.flatMap((word) => (Object.hasOwn(meanings, word) && meanings[word]) || []);
  const faults = known.flatMap(({ code, field }) => (field ? [{ field, code }] : []));
  return known[0] && new Refusal(known[0].code, faults);
}

/** Repeating the request would change nothing. */
function isDefinitive(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
