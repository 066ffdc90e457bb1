// What has become of the chat in this document, and who watches it.
// The surprise: React mounts as often as it likes, and hot reloading evaluates this anew. So it is kept with the window, and
// whoever watches just now is told.
import type { ChatFailure } from './chat-failure.client';

export interface ChatView {
  step: 'idle' | 'loading' | 'started' | 'checking' | 'identified' | 'failed';
  /** Whom it is for; undefined while it is idle. */
  externalId?: string;
  /** Why, once it has failed. */
  failure?: ChatFailure;
  isOpen: boolean;
  unread: number;
}

type Watcher = (view: ChatView) => void;

interface Chat {
  view: ChatView;
  watchers: Set<Watcher>;
  /** Settles when everything that was begun is done. Never rejects. */
  turn: Promise<unknown>;
  /** The last attempt to open it, as long as it is under way. */
  attempt?: Attempt;
}

interface Attempt {
  externalId: string;
  language: string;
  opened: Promise<void>;
  givenUp: AbortController;
}

export const idleChat: ChatView = { step: 'idle', isOpen: false, unread: 0 };

const page: typeof globalThis & { foyerChat?: Chat } = globalThis;

/** Whether anybody has used the chat in this document. */
export function isChatUsed(): boolean {
  return page.foyerChat !== undefined;
}

/** Who has the conversation, or is about to; undefined where nobody has. */
export function whoChats(): string | undefined {
  return page.foyerChat?.attempt?.externalId ?? page.foyerChat?.view.externalId;
}

export function chatOfPage(): Chat {
  page.foyerChat ??= { view: idleChat, watchers: new Set(), turn: Promise.resolve() };
  return page.foyerChat;
}

/** One thing after another: nothing of one customer's is under way while something is done for the next. */
export function inTurn(work: () => Promise<void>): Promise<void> {
  const chat = chatOfPage();
  const done = chat.turn.then(work);
  chat.turn = Promise.allSettled([done]);
  return done;
}

/** What is under way for whoever opened it last. */
export function giveUp(): void {
  const chat = chatOfPage();
  chat.attempt?.givenUp.abort();
  chat.attempt = undefined;
}

/** Tells the watcher how things are, now and at every change, until the returned function is called. */
export function watchChat(watcher: Watcher): () => void {
  const { watchers, view } = chatOfPage();
  watchers.add(watcher);
  watcher(view);
  return () => watchers.delete(watcher);
}

export function show(view: ChatView): void {
  const chat = chatOfPage();
  chat.view = view;
  for (const watcher of chat.watchers) watcher(view);
}

export function showChange(change: Partial<ChatView>): void {
  show({ ...chatOfPage().view, ...change });
}
