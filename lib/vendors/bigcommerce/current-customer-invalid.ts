import 'server-only';
import { errors } from 'jose';
import { hasName } from '@/lib/errors/errors';

export type InvalidCode =
  | 'too_long'
  | 'malformed'
  | 'algorithm'
  | 'signature'
  | 'header'
  | 'expired'
  /** `iat` lies too far back, whatever `exp` says. */
  | 'too_old'
  | 'from_the_future'
  /** `exp` lies before `iat`, or more than 15 minutes after it. */
  | 'lifetime'
  | `claim ${string}`;

export class CurrentCustomerInvalid extends Error {
  override readonly name = 'CurrentCustomerInvalid';

  constructor(readonly code: InvalidCode) {
    super(`the token was refused: ${code}`);
  }
}

export function isCurrentCustomerInvalid(error: unknown): error is CurrentCustomerInvalid {
  return hasName(error, 'CurrentCustomerInvalid');
}

/** Of jose's errors about a claim; the others have neither. */
export type FailedClaim = Pick<errors.JWTClaimValidationFailed, 'claim' | 'reason'>;

/** jose throws JWTExpired for `exp` and for `maxTokenAge`, and a failed claim for an `iat` in the future. */
export function reasonOf(code: string, failed: FailedClaim): InvalidCode {
  if (code === errors.JOSEAlgNotAllowed.code) return 'algorithm';
  if (code === errors.JWSSignatureVerificationFailed.code) return 'signature';
  if (code === errors.JOSENotSupported.code) return 'header';
  if (code === errors.JWTExpired.code) return failed.claim === 'exp' ? 'expired' : 'too_old';
  if (code === errors.JWTClaimValidationFailed.code) return reasonOfClaim(failed);
  return 'malformed';
}

function reasonOfClaim({ claim, reason }: FailedClaim): InvalidCode {
  if (claim === 'typ') return 'header';
  if (claim === 'iat' && reason === 'check_failed') return 'from_the_future';
  return `claim ${claim}`;
}
