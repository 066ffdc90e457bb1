// Leaving Kustomer's chat: on the page where it is used, on any later one, and for whoever left without.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-logout
// The surprise: what never started in this document may remember them all the same. So it is started, unseen, to log out.
import { ChatFailed, failureOf } from './chat-failure.client';
import { logOutAndStop, logoutPatienceMs, stop } from './chat-logout.client';
import { isMarked, isMarkOf } from './chat-mark.client';
import { chatOfPage, giveUp, idleChat, inTurn, show } from './chat-page.client';
import { type StartOrder, startedKustomer, startKustomer } from './widget-start.client';

/**
 * Logs out and stops, within three seconds in any case. With `order` it is even started for that, where they used it on an
 * earlier page. Never rejects.
 */
export function leaveChat(externalId: string, order?: StartOrder): Promise<void> {
  giveUp();
  return inTurn(async () => {
    show(idleChat);
    if (order && !startedKustomer()) await logOutOfEarlier(externalId, order);
    else await logOutAndStop(externalId);
  });
}

async function logOutOfEarlier(externalId: string, order: StartOrder): Promise<void> {
  const isDue = async () => chatOfPage().view.step !== 'identified' && (await isMarkOf(externalId));
  if (!(await isDue())) return;
  const tooLate = new AbortController();
  const patience = setTimeout(() => tooLate.abort(new ChatFailed('silent')), logoutPatienceMs);
  try {
    await logOutUnseen(order, isDue, externalId, tooLate.signal);
  } catch (error) {
    // The mark stays, and so the next page of a guest tries again.
    console.warn('The chat did not start to log out:', failureOf(error));
  } finally {
    clearTimeout(patience);
  }
}

/**
 * On the page of a guest: whomever Kustomer remembers in this browser, it is to forget, unless somebody has signed in meanwhile
 * in another tab. Throws where it cannot be asked; `isStillGuest` never rejects.
 */
export function forgetChat(order: StartOrder, isStillGuest: () => Promise<boolean>): Promise<void> {
  return inTurn(async () => {
    // Another tab may have done it since our server looked.
    if (await isMarked()) await logOutUnseen(order, isStillGuest, 'anybody');
  });
}

/** `isDue` is asked once it has started: somebody may have come meanwhile whose conversation this would end. */
async function logOutUnseen(
  order: StartOrder,
  isDue: () => Promise<boolean>,
  whose: string | 'anybody',
  tooLate?: AbortSignal,
): Promise<void> {
  const end = async (givenUp?: AbortSignal) =>
    (await isDue()) ? logOutAndStop(whose, givenUp) : stop();
  await startKustomer(order, () => void inTurn(() => end()), tooLate);
  await end(tooLate);
}
