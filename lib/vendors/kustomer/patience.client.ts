// How long anybody is waited for. Kustomer answers by callback and never says that it will not: everything has its time.
import { ChatFailed } from './chat-failure.client';
import type { Answer } from './widget-api.client';

/** What `promise` gives. Throws ChatFailed `silent` after `ms`, and the signal's reason where it is given up before. */
export function inTime<Value>(ms: number, promise: Promise<Value>, givenUp?: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new ChatFailed('silent')), ms);
    const giveUp = () => reject(givenUp?.reason);
    if (givenUp?.aborted) giveUp();
    givenUp?.addEventListener('abort', giveUp);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(patience);
      givenUp?.removeEventListener('abort', giveUp);
    });
  });
}

/** Kustomer's callback as a promise. Throws ChatFailed `refused` where the answer is an error, and like `inTime`. */
export function asked<Value>(
  ms: number,
  question: (answer: Answer<Value>) => void,
  givenUp?: AbortSignal,
): Promise<Value> {
  const answered = new Promise<Value>((resolve, reject) => {
    question((value, error) => (error ? reject(new ChatFailed('refused')) : resolve(value)));
  });
  return inTime(ms, answered, givenUp);
}
