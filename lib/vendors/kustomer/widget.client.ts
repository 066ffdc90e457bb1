// Kustomer's chat in the browser, driven: idle → loading → started → checking → identified | failed.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-login
// The surprise: React mounts as often as it likes, and hot reloading evaluates this anew. So the state is the window's, and
// whoever watches just now is told.
import { type ChatFailure, failureOf } from './chat-failure.client';
import { type LoginOrder, logIn } from './chat-login.client';
import { clearMark, isMarked } from './chat-mark.client';
import { asked, inTime } from './patience.client';
import type { Kustomer } from './widget-api.client';
import { type StartOrder, startedKustomer, startedOnce, stopKustomer } from './widget-start.client';

export type ChatOrder = StartOrder & LoginOrder;

export interface ChatView {
  step: 'idle' | 'loading' | 'started' | 'checking' | 'identified' | 'failed';
  /** Why, once it has failed. */
  failure?: ChatFailure;
  isOpen: boolean;
  unread: number;
}

type Watcher = (view: ChatView) => void;

interface Chat {
  view: ChatView;
  watchers: Set<Watcher>;
  /** Whom it was opened for. */
  externalId?: string;
  opening?: Promise<void>;
  ending?: Promise<void>;
  /** Given up by leaving. */
  attempt: AbortController;
}

const idleChat: ChatView = { step: 'idle', failure: undefined, isOpen: false, unread: 0 };

const page: typeof globalThis & { foyerChat?: Chat } = globalThis;
page.foyerChat ??= { view: idleChat, watchers: new Set(), attempt: new AbortController() };
const chat = page.foyerChat;

const startPatienceMs = 15_000;
const logoutPatienceMs = 2_000;

/** Tells the watcher how things are, now and at every change, until the returned function is called. */
export function watchChat(watcher: Watcher): () => void {
  chat.watchers.add(watcher);
  watcher(chat.view);
  return () => chat.watchers.delete(watcher);
}

/** Opens the conversation, and does first whatever that takes. Never rejects: how it went, the watchers are told. */
export function openChat(order: ChatOrder): Promise<void> {
  chat.opening ??= open(order).finally(() => {
    chat.opening = undefined;
  });
  return chat.opening;
}

async function open(order: ChatOrder): Promise<void> {
  if (chat.externalId !== order.externalId) await leaveChat();
  await chat.ending;
  if (chat.view.step === 'identified') return startedKustomer()?.open();
  chat.externalId = order.externalId;
  chat.attempt = new AbortController();
  const { signal } = chat.attempt;
  try {
    await identify(order, signal);
  } catch (error) {
    if (signal.aborted) return; // Whoever gave it up sees to the rest.
    await end(); // Whoever may be logged in now, it is nobody we know.
    show({ ...idleChat, step: 'failed', failure: failureOf(error) });
  }
}

async function identify(order: ChatOrder, givenUp: AbortSignal): Promise<void> {
  show({ ...idleChat, step: 'loading' });
  const kustomer = await inTime(startPatienceMs, startedOnce(order), givenUp);
  show({ step: 'started' });
  listenTo(kustomer);
  show({ step: 'checking' });
  await logIn(kustomer, order, givenUp);
  show({ step: 'identified', unread: kustomer.getUnreadCount().total });
  kustomer.open();
}

function listenTo(kustomer: Kustomer): void {
  kustomer.addListener('onOpen', () => show({ isOpen: true }));
  kustomer.addListener('onClose', () => show({ isOpen: false }));
  kustomer.addListener('onUnread', () => show({ unread: kustomer.getUnreadCount().total }));
}

/** Out of sight, and still logged in. */
export function closeChat(): void {
  startedKustomer()?.close();
}

/** Logs out and stops, within three seconds in any case. Never rejects. */
export async function leaveChat(): Promise<void> {
  chat.attempt.abort();
  await end();
  show(idleChat);
}

/** On the page of a guest: whomever Kustomer remembers in this browser, it is to forget. Throws where it cannot be asked. */
export async function forgetChat(order: StartOrder): Promise<void> {
  if (!(await isMarked())) return; // Another tab has done it since our server looked.
  await inTime(startPatienceMs, startedOnce(order));
  await leaveChat();
}

function end(): Promise<void> {
  chat.ending ??= logOutAndStop().finally(() => {
    chat.ending = undefined;
  });
  return chat.ending;
}

/** What has not started yet shows nothing and is logged in by nobody, so there is nothing to end. */
async function logOutAndStop(): Promise<void> {
  const kustomer = startedKustomer();
  if (!kustomer) return;
  try {
    await asked(logoutPatienceMs, (answer) => kustomer.logout(answer));
    await clearMark();
  } catch (error) {
    // The mark stays, so that the next page of a guest tries again.
    console.warn('The chat did not log out:', failureOf(error));
  }
  await stopKustomer().catch((error) => console.warn('The chat did not stop:', failureOf(error)));
}

function show(change: Partial<ChatView>): void {
  chat.view = { ...chat.view, ...change };
  for (const watcher of chat.watchers) watcher(chat.view);
}
