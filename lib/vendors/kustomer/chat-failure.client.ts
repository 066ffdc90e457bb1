// Why a chat did not come about. Kustomer documents no error codes, so these are ours.

/**
 * `blocked`: the script could not be had. `silent`: somebody was asked and never answered. `refused`: Kustomer took neither the
 * token nor a fresh one. `wrong_identity`: it logged somebody else in. `session_over`: this page's customer is signed out, or
 * another one is signed in. `unavailable`: our own server could not say who they are.
 */
export type ChatFailure =
  | 'blocked'
  | 'silent'
  | 'refused'
  | 'wrong_identity'
  | 'session_over'
  | 'unavailable';

/** Its cause is what Kustomer, or the browser, said about it. */
export class ChatFailed extends Error {
  override readonly name = 'ChatFailed';

  constructor(
    readonly reason: ChatFailure,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** What nobody foresaw stands on the console, and is to somebody who wants to chat a failure like any other. */
export function failureOf(error: unknown): ChatFailure {
  if (error instanceof ChatFailed) {
    if (error.cause) console.warn(`The chat failed (${error.reason}):`, error.cause);
    return error.reason;
  }
  console.error('The chat failed:', error);
  return 'refused';
}
