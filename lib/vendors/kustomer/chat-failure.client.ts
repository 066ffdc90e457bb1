/** Ours: Kustomer documents no codes. `session_over`: signed out, or another customer signed in. */
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

/** Also logs the cause. */
export function failureOf(error: unknown): ChatFailure {
  if (error instanceof ChatFailed) {
    if (error.cause) console.warn(`The chat failed (${error.reason}):`, error.cause);
    return error.reason;
  }
  console.error('The chat failed:', error);
  return 'refused';
}
