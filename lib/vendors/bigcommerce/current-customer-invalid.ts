// Why a current-customer token was refused. The code is for logs and tests; whoever sent the token learns only that it was
// not accepted. The surprise: jose says "expired" of two different things, and of a token from the future that a claim failed.
import 'server-only';
import { errors } from 'jose';

export type InvalidCode =
  | 'too_long'
  | 'malformed'
  | 'algorithm'
  | 'signature'
  /** It names a key or an extension, or is of another type. */
  | 'header'
  | 'expired'
  /** Issued too long ago, whatever it says of its end. */
  | 'too_old'
  | 'from_the_future'
  /** Made to live longer than the store lets its tokens live, or to end before it begins. */
  | 'lifetime'
  /** Missing, of another type, or another value than ours: `claim iss`, `claim customer.id`. */
  | `claim ${string}`;

export class CurrentCustomerInvalid extends Error {
  override readonly name = 'CurrentCustomerInvalid';

  constructor(readonly code: InvalidCode) {
    super(`the token was refused: ${code}`);
  }
}

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
