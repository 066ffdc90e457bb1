/**
 * Ours, since Kustomer documents no error codes. `blocked`: its script did not load. `silent`: no
 * answer in time. `refused`: Kustomer answered with an error, for a login also the second time.
 * `wrong_identity`: another customer was logged in. `session_over`: this page's customer is signed
 * out, or another one signed in. `unavailable`: our own server issued no token.
 */
export type ChatFailure =
  | 'blocked'
  | 'silent'
  | 'refused'
  | 'wrong_identity'
  | 'session_over'
  | 'unavailable';

export class ChatFailed extends Error {
  override readonly name = 'ChatFailed';

  constructor(
    readonly reason: ChatFailure,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** Also logs what happened, in the words of Kustomer or of the browser. */
export function failureOf(error: unknown): ChatFailure {
  if (error instanceof ChatFailed) {
    if (error.cause) console.warn(`The chat failed (${error.reason}):`, error.cause);
    return error.reason;
  }
  console.error('The chat failed:', error);
  return 'refused';
}
