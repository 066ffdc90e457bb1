// Kustomer's chat in the browser, driven: idle → loading → started → checking → identified | failed.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-login
// The surprise: whoever leaves may be in the middle of anything. So all is done in turn: what is under way is given up first,
// a start that is answered after all is ended, and a login that may be is waited for before the next customer's.
import { failureOf } from './chat-failure.client';
import { leaveChat } from './chat-leave.client';
import { type LoginOrder, logIn } from './chat-login.client';
import { logOutAndStop, stop } from './chat-logout.client';
import { chatOfPage, giveUp, idleChat, inTurn, show, showChange } from './chat-page.client';
import { asked } from './patience.client';
import type { Kustomer } from './widget-api.client';
import {
  hasStartedIn,
  type StartOrder,
  startedKustomer,
  startKustomer,
} from './widget-start.client';

export type ChatOrder = StartOrder & LoginOrder;

const openPatienceMs = 10_000;

/**
 * Opens the conversation, and does first whatever that takes; what is under way for somebody else is given up. Never rejects:
 * how it went, the watchers are told.
 */
export function openChat(order: ChatOrder): Promise<void> {
  const chat = chatOfPage();
  const { externalId, language } = order;
  const { attempt } = chat;
  if (attempt?.externalId === externalId && attempt.language === language) return attempt.opened;
  giveUp();
  const givenUp = new AbortController();
  const opened = inTurn(() => open(order, givenUp.signal)).finally(() => {
    if (chat.attempt?.givenUp === givenUp) chat.attempt = undefined;
  });
  chat.attempt = { externalId, language, opened, givenUp };
  return opened;
}

async function open(order: ChatOrder, givenUp: AbortSignal): Promise<void> {
  const { externalId } = order;
  if (givenUp.aborted) return;
  const { view } = chatOfPage();
  const isTheirs = view.step === 'identified' && view.externalId === externalId;
  if (isTheirs && hasStartedIn(order.language)) {
    if (view.isOpen) return; // The page is drawn anew around it: to open it again would take the focus there.
  } else if (isTheirs) {
    await stop();
  } else {
    show(idleChat);
    await logOutAndStop(view.externalId ?? externalId);
  }
  try {
    await identify(order, givenUp);
  } catch (error) {
    if (givenUp.aborted) return; // Whoever gave it up sees to the rest.
    showChange({ step: 'checking' }); // What is logged out from here on is our own doing, and nobody else's.
    await logOutAndStop(externalId); // Whoever may be logged in now, it is nobody we know.
    show({ ...idleChat, externalId, step: 'failed', failure: failureOf(error) });
  }
}

/** Another tab may have logged them out of a chat that runs, so who is logged in is asked each time. */
async function identify(order: ChatOrder, givenUp: AbortSignal): Promise<void> {
  const kustomer = startedKustomer() ?? (await begin(order, givenUp));
  showChange({ step: 'checking' });
  await logIn(kustomer, order, givenUp);
  givenUp.throwIfAborted();
  showChange({ step: 'identified', unread: kustomer.getUnreadCount().total });
  await asked(openPatienceMs, (answer) => kustomer.open(answer), givenUp);
}

async function begin(order: ChatOrder, givenUp: AbortSignal): Promise<Kustomer> {
  show({ ...idleChat, externalId: order.externalId, step: 'loading' });
  const kustomer = await startKustomer(order, () => endUnused(order.externalId), givenUp);
  showChange({ step: 'started' });
  kustomer.addListener('onOpen', () => hear({ isOpen: true }));
  kustomer.addListener('onClose', () => hear({ isOpen: false }));
  kustomer.addListener('onUnread', () => hear({ unread: kustomer.getUnreadCount().total }));
  // Another tab has logged them out: what is written from now on would be nobody's.
  kustomer.addListener('onLogout', () => {
    if (chatOfPage().view.step === 'identified') void leaveChat(order.externalId);
  });
  return kustomer;
}

/** What comes from a chat that is being left is of no account. */
function hear(change: { isOpen: boolean } | { unread: number }): void {
  if (chatOfPage().view.step !== 'idle') showChange(change);
}

/** Out of sight, and still logged in. */
export function closeChat(): void {
  startedKustomer()?.close();
}

/** A start that came when nobody waited for it any more. */
function endUnused(externalId: string): void {
  void inTurn(async () => {
    if (chatOfPage().view.step !== 'identified') await logOutAndStop(externalId);
  });
}
