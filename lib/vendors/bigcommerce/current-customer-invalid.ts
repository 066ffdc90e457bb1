import 'server-only';
import { errors } from 'jose';

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

/** jose throws JWTExpired for `exp` and for `maxTokenAge`, and a failed claim for an `iat` in the future. */
export function reasonOf(error: errors.JOSEError): InvalidCode {
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JOSENotSupported) return 'header';
  if (error instanceof errors.JWTExpired) return error.claim === 'exp' ? 'expired' : 'too_old';
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim(error);
  return 'malformed';
}

function reasonOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): InvalidCode {
  if (claim === 'typ') return 'header';
  if (claim === 'iat' && reason === 'check_failed') return 'from_the_future';
  return `claim ${claim}`;
}
