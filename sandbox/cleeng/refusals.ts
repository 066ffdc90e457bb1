// Every refusal of the MediaStore API: status, code, text. The texts are literal, clients match on them.
// SANDBOX… codes mark the places where Cleeng documents a text or nothing, but no code: do not build on them.

export type RefusalName = keyof typeof refusals;

export const refusals = {
  invalidRequestBody: [400, 'REQ0001', 'Invalid request body'],
  emailVerificationFailed: [400, 'REQ0001', 'Email verification failed.'],
  invalidQuery: [400, 'REQ0002', 'Invalid query parameter'],
  invalidPublisherId: [400, 'REQ0003', 'Invalid param publisherId'],
  invalidCustomerId: [400, 'REQ0003', 'Invalid param customerId'],
  captchaRequired: [429, 'CPT0001', 'Google reCAPTCHA verification required!'],
  captchaFailed: [429, 'CPT0002', 'Google reCAPTCHA verification failed!'],
  wrongCredentials: [401, 'USER0001', 'Wrong email or password'],
  customerExists: [422, 'USER0002', 'Customer already exists'],
  notAssociated: [422, 'USER0003', 'Customer is not associated with this publisher'],
  emailUnknown: [404, 'USER0004', 'Customer customerEmail does not exist.'],
  offerOrPublisherNotFound: [422, 'REQ0100', 'Offer or publisher not found'],
  emptyOfferOrPublisher: [400, 'REQ0001', 'Empty param offerId or publisherId'],
  resetUrlInvalid: [400, 'REQ0001', 'resetUrl is not valid URL.'],
  jwtMissing: [401, 'AUTH0001', 'Missing required JWT'],
  jwtInvalid: [401, 'AUTH0002', 'Invalid JWT token'],
  jwtExpired: [401, 'AUTH0003', 'Expired JWT token'],
  invalidConfirmationPassword: [422, 'REQ0001', 'Invalid confirmationPassword'],
  nameTooLong: [422, 'REQ0001', 'firstName can have max 50 characters.'],
  emailInvalid: [422, 'REQ0001', 'Please enter a valid e-mail address.'],
  emailTaken: [422, 'USER0002', 'Customer email already exists'],
  refreshParameterInvalid: [422, 'SANDBOX0001', 'Missing or invalid parameter'],
  refreshTokenDead: [422, 'SANDBOX0001', 'Refresh token is expired or does not exist'],
  otherCustomer: [403, 'SANDBOX0002', 'Access to another customer is forbidden'],
  resetTokenInvalid: [422, 'SANDBOX0003', 'resetPasswordToken is not valid'],
  resetPasswordInvalid: [422, 'SANDBOX0003', 'invalid param password'],
  resetEmailInvalid: [422, 'SANDBOX0003', 'Invalid param email'],
  publisherTokenInvalid: [401, 'SANDBOX0005', 'Invalid publisher token'],
  enterpriseAccountRequired: [422, 'SANDBOX0004', 'Enterprise account is required to register customers.'],
  consentUnknown: [422, 'REQ0001', 'Consent does not exist'],
  consentVersionStale: [422, 'REQ0001', 'Consent version is not current'],
  internalError: [500, 'S0001', 'Internal error'],
} as const satisfies Record<string, readonly [status: number, code: string, text: string]>;
