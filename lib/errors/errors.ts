// Why something was not done. A refusal is named and shown to the person; a vendor error says that a vendor
// failed us. Each code has its sentence in messages under `refusals` and its HTTP status here: one table.

/** Every refusal we know, with the status a route answers it with. Forms show the sentence of the same name. */
export const refusalStatus = {
  required: 422,
  too_long: 422,
  email_invalid: 422,
  password_weak: 422,
  date_invalid: 422,
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
  session_ended: 401,
  session_unavailable: 503,
  limits_unavailable: 503,
  session_unknown: 404,
  captcha_required: 422,
  foreign_origin: 403,
  not_from_store: 403,
  not_a_form: 400,
  body_invalid: 400,
  too_large: 413,
  unexpected: 500,
  vendor_refused: 422,
  vendor_busy: 429,
  vendor_unavailable: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusalStatus, code);
}

/** One field and what is wrong with it. */
export interface Fault {
  field: string;
  code: RefusalCode;
}

/** A named reason for not doing what was asked. `faults` say at which form fields it belongs; none means the whole form. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(
    readonly code: RefusalCode,
    readonly faults: readonly Fault[] = [],
    /** Where it is known when the same would not be refused any more. */
    readonly retryAfterSeconds?: number,
  ) {
    super(code);
    this.status = refusalStatus[code];
  }

  static at(field: string, code: RefusalCode): Refusal {
    return new Refusal(code, [{ field, code }]);
  }
}

/**
 * How a vendor failed us. `refused` is a 4xx that we did not expect, the others are an outage: `unreachable` before anything
 * was sent, `network` with a connection that broke.
 */
export type VendorFailure =
  | 'timeout'
  | 'unreachable'
  | 'network'
  | 'failing'
  | 'malformed'
  | 'busy'
  | 'refused';

/** A vendor that did not do its part. Its message holds no token and no personal data: it is logged. */
export class VendorError extends Error {
  override readonly name: string = 'VendorError';

  constructor(
    readonly vendor: 'cleeng' | 'bigcommerce' | 'kustomer',
    readonly operation: string,
    readonly failure: VendorFailure,
    detail: string,
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(`${vendor} ${operation}: ${failure}: ${detail}`, options);
  }

  /** Whether the vendor may have done what it was asked all the same. Not where it was never reached, or said no. */
  get mayHaveActed(): boolean {
    return !['unreachable', 'busy', 'refused'].includes(this.failure);
  }

  /** What a person is told: busy is worth a wait, everything else is "does not answer". */
  get refusalCode(): RefusalCode {
    return this.failure === 'busy' ? 'vendor_busy' : 'vendor_unavailable';
  }
}
