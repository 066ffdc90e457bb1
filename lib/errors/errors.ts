/** Each code with its HTTP status. Its sentence is in messages/ under `refusals`. */
export const refusalStatus = {
  required: 422,
  too_long: 422,
  email_invalid: 422,
  password_weak: 422,
  date_invalid: 422,
  year_invalid: 422,
  phone_invalid: 422,
  choice_invalid: 422,
  characters_invalid: 422,
  country_invalid: 422,
  currency_invalid: 422,
  locale_invalid: 422,
  consent_required: 422,
  consents_changed: 409,
  questions_changed: 409,
  email_taken: 409,
  address_taken: 409,
  customer_unknown: 404,
  offer_unknown: 404,
  reset_link_invalid: 422,
  link_changed: 409,
  mail_just_sent: 429,
  too_many_attempts: 429,
  wrong_password: 422,
  form_outdated: 409,
  wrong_credentials: 401,
  token_refused: 401,
  not_for_store_customers: 403,
  hand_over_refused: 401,
  sso_cancelled: 401,
  sso_expired: 401,
  sso_refused: 401,
  sso_email_missing: 422,
  sso_email_unverified: 422,
  sso_other_publisher: 409,
  sso_identity_mismatch: 409,
  sso_already_linked: 409,
  sso_unavailable: 503,
  sso_only: 403,
  session_ended: 401,
  session_unavailable: 503,
  limits_unavailable: 503,
  unavailable: 503,
  session_unknown: 404,
  captcha_required: 422,
  foreign_origin: 403,
  not_from_store: 403,
  not_a_form: 400,
  body_invalid: 400,
  too_large: 413,
  too_slow: 408,
  unexpected: 500,
  vendor_refused: 422,
  vendor_busy: 429,
  clock_wrong: 503,
  vendor_unavailable: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusalStatus, code);
}

export interface Fault {
  field: string;
  code: RefusalCode;
}

/** Shown to the customer. `faults` name the form fields; none: it concerns the whole form. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(
    readonly code: RefusalCode,
    readonly faults: readonly Fault[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(code);
    this.status = refusalStatus[code];
  }

  static at(field: string, code: RefusalCode): Refusal {
    return new Refusal(code, [{ field, code }]);
  }
}

/** Also one of another bundle: Next loads pages and routes apart, each with its own class. */
export function isRefusal(error: unknown, code?: RefusalCode): error is Refusal {
  if (!hasName(error, 'Refusal')) return false;
  return code === undefined || (error as Refusal).code === code;
}

export function hasName(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}

/**
 * `refused` is an unexpected 4xx, the others are outages: `unreachable` before anything was sent, `network` with a broken
 * connection, `clock` while our own is too far off to accept tokens.
 */
export type VendorFailure =
  | 'timeout'
  | 'unreachable'
  | 'network'
  | 'failing'
  | 'malformed'
  | 'busy'
  | 'clock'
  | 'refused';

/** Its message is logged: it contains no token and no personal data. */
export class VendorError extends Error {
  override readonly name: string = 'VendorError';

  constructor(
    readonly vendor: 'cleeng' | 'bigcommerce' | 'kustomer' | 'oidc',
    readonly operation: string,
    readonly failure: VendorFailure,
    detail: string,
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(`${vendor} ${operation}: ${failure}: ${detail}`, options);
  }

  /** Whether the vendor may have acted on the request nevertheless. */
  get mayHaveActed(): boolean {
    return !['unreachable', 'busy', 'refused'].includes(this.failure);
  }

  get refusalCode(): RefusalCode {
    if (this.failure === 'clock') return 'clock_wrong';
    return this.failure === 'busy' ? 'vendor_busy' : 'vendor_unavailable';
  }
}

/** Also a CleengTokenRefused, and one of another bundle. */
export function isVendorError(error: unknown): error is VendorError {
  return error instanceof Error && 'vendor' in error && 'failure' in error;
}
