// How long anybody is waited for. Kustomer answers by callback and never says that it will not: everything has its time.
import { ChatFailed } from './chat-failure.client';
import type { Answer } from './widget-api.client';

/**
 * What the promise brings. Throws ChatFailed `silent` after `ms`, and the signal's reason where it is given up before: nothing
 * is then asked any more.
 */
export async function inTime<Value>(
  ms: number,
  ask: () => Promise<Value>,
  givenUp?: AbortSignal,
): Promise<Value> {
  givenUp?.throwIfAborted();
  const settled = new AbortController();
  const neverComes = new Promise<never>((_, reject) => {
    const patience = setTimeout(() => reject(new ChatFailed('silent')), ms);
    settled.signal.addEventListener('abort', () => clearTimeout(patience));
    givenUp?.addEventListener('abort', () => reject(givenUp.reason), { signal: settled.signal });
  });
  try {
    return await Promise.race([ask(), neverComes]);
  } finally {
    settled.abort();
  }
}

/** Kustomer's callback as a promise. Throws ChatFailed `refused` where the answer is an error, and like `inTime`. */
export function asked<Value>(
  ms: number,
  question: (answer: Answer<Value>) => void,
  givenUp?: AbortSignal,
): Promise<Value> {
  return inTime(ms, () => answered(question), givenUp);
}

/** The same, for as long as it takes. */
export function answered<Value>(question: (answer: Answer<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    question((value, cause) =>
      cause ? reject(new ChatFailed('refused', { cause })) : resolve(value),
    );
  });
}
