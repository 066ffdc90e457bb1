// Making Kustomer forget whom it knows in this browser.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-logout
// The surprise: a logout that was answered is not the end of it where a login is still on its way.
import { failureOf } from './chat-failure.client';
import { isLoginUnanswered } from './chat-logins.client';
import { clearMark, setMark } from './chat-mark.client';
import { asked } from './patience.client';
import type { Kustomer } from './widget-api.client';
import { startedKustomer, stopKustomer } from './widget-start.client';

const patienceMs = 2_000;

/** Throws ChatFailed `silent` or `refused`, or the signal's reason. */
export async function logOut(kustomer: Kustomer, givenUp?: AbortSignal): Promise<void> {
  await asked(patienceMs, (answer) => kustomer.logout(answer), givenUp);
}

/** Never rejects. What has not started shows nothing and is logged in by nobody, so there is nothing to end. */
export async function logOutAndStop(): Promise<void> {
  const kustomer = startedKustomer();
  if (!kustomer) return;
  try {
    const mayFollow = isLoginUnanswered(); // One that is answered meanwhile may have come after the logout.
    await logOut(kustomer);
    await (mayFollow ? setMark() : clearMark());
  } catch (error) {
    console.warn('The chat did not log out:', failureOf(error));
    await setMark(); // So that the next page of a guest tries again.
  }
  await stop();
}

/** Never rejects. */
export async function stop(): Promise<void> {
  await stopKustomer().catch((error) => console.warn('The chat did not stop:', failureOf(error)));
}
