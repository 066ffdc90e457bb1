// Making Kustomer forget whom it knows in this browser.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-logout
// The surprise: a logout that was answered is not the end of it where a login is still on its way.
import { failureOf } from './chat-failure.client';
import { isLoginUnanswered } from './chat-logins.client';
import { clearMark, keepMark } from './chat-mark.client';
import { asked } from './patience.client';
import type { Kustomer } from './widget-api.client';
import { startedKustomer, stopKustomer } from './widget-start.client';

export const logoutPatienceMs = 2_000;

/** Throws ChatFailed `silent` or `refused`, or the signal's reason. */
export async function logOut(kustomer: Kustomer, givenUp?: AbortSignal): Promise<void> {
  await asked(logoutPatienceMs, (answer) => kustomer.logout(answer), givenUp);
}

/**
 * Never rejects. What has not started shows nothing and is logged in by nobody, so there is nothing to end. `whose` chat it
 * was has no mark any more, and with `anybody` nobody has.
 */
export async function logOutAndStop(
  whose: string | 'anybody',
  givenUp?: AbortSignal,
): Promise<void> {
  const kustomer = startedKustomer();
  if (!kustomer) return;
  try {
    const mayFollow = isLoginUnanswered(); // One that is answered meanwhile may have come after the logout.
    await logOut(kustomer, givenUp);
    await (mayFollow ? keepMark(whose) : clearMark(whose));
  } catch (error) {
    console.warn('The chat did not log out:', failureOf(error));
    await keepMark(whose); // So that the next page of a guest tries again.
  }
  await stop();
}

/** Never rejects. */
export async function stop(): Promise<void> {
  await stopKustomer().catch((error) => console.warn('The chat did not stop:', failureOf(error)));
}
