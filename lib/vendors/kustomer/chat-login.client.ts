// Logging a customer in to the chat, and only this one.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-login
// The surprise: a login without an error is none yet. Kustomer has to say that it identified somebody, and that it is them.
import { ChatFailed } from './chat-failure.client';
import { isMarked, setMark } from './chat-mark.client';
import { asked, inTime } from './patience.client';
import type { Answer, Kustomer, LoginAnswer } from './widget-api.client';

/** What our server signs, at the moment when it is needed. Nobody keeps it. */
export interface Proof {
  token: string;
  externalId: string;
}

export interface LoginOrder {
  /** Whom this page was drawn for. */
  externalId: string;
  /** What a guest wrote in this browser becomes theirs. */
  adoptsGuestChat: boolean;
  /** Throws ChatFailed `session_over` or `unavailable`. */
  pullProof(): Promise<Proof>;
}

const patienceMs = 10_000;

/** Throws ChatFailed; whoever is logged in then is not known to be them. */
export async function logIn(kustomer: Kustomer, order: LoginOrder, givenUp: AbortSignal): Promise<void> {
  const { externalId } = order;
  const ask = <Value>(question: (answer: Answer<Value>) => void) => asked(patienceMs, question, givenUp);
  const isTheirs = await ask<boolean>((answer) => kustomer.isLoggedIn({ externalId }, answer));
  if (isTheirs === true) return;
  // A login takes over the conversation that it finds: a guest's, or that of whoever was here before.
  if (!order.adoptsGuestChat || (await isMarked())) await ask((answer) => kustomer.logout(answer));
  await setMark();
  const tryOnce = async () => {
    const proof = await inTime(patienceMs, order.pullProof(), givenUp);
    if (proof.externalId !== externalId) throw new ChatFailed('session_over');
    const who = await ask<LoginAnswer | undefined>((answer) =>
      kustomer.login({ jwtToken: proof.token }, answer),
    );
    if (!who?.identified) throw new ChatFailed('refused');
    if (who.externalId !== externalId) throw new ChatFailed('wrong_identity');
  };
  // A token may have aged on its way, and clocks differ. Once more, with a fresh one; never a third time.
  await tryOnce().catch((error) => againIfRefused(error, tryOnce));
}

function againIfRefused(error: unknown, again: () => Promise<void>): Promise<void> {
  if (error instanceof ChatFailed && error.reason === 'refused') return again();
  throw error;
}
