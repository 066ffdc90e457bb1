import {
  type ChatEvent,
  type ChatState,
  idleChat,
  reduceChat,
} from '@/components/chat/chat-state.client';
import { fetchChatToken } from '@/components/chat/chat-token.client';
import { leavePage, onSignOut } from '@/components/session/on-sign-out.client';
import { checkSession } from '@/components/session/session-check.client';
import { isChatCookieOf, isChatCookieSet } from '@/lib/vendors/kustomer/chat-cookie.client';
import { ChatFailed, failureOf } from '@/lib/vendors/kustomer/chat-failure.client';
import {
  type ChatToken,
  isRemembered,
  logIn,
  logOutAndStop,
} from '@/lib/vendors/kustomer/chat-login.client';
import {
  startedWidget,
  startWidget,
  stopWidget,
  type WidgetListeners,
  type WidgetSettings,
} from '@/lib/vendors/kustomer/widget.client';
import { ask, inTime } from '@/lib/vendors/kustomer/widget-api.client';

export interface ChatCustomer extends WidgetSettings {
  externalId: string;
  adoptsGuestChat: boolean;
  /** When the session ends, ISO 8601. */
  expiresAt: string;
}

const openTimeoutMs = 10_000;
const leaveTimeoutMs = 3_000;
/** In sessionStorage: the next document of this tab opens the chat again. */
const openKey = 'foyer-chat-open';

/** One per document: the page is loaded again for another customer. */
let customer: ChatCustomer | undefined;
let state = idleChat;
/** Aborted by the next attempt and by leaving. */
let attempt = new AbortController();
/** A login and a logout never run at once. Never rejects. */
let queue: Promise<unknown> = Promise.resolve();
/** Since the last login was sent. Another tab may log out while this one connects. */
let isLogoutHeard = false;
const subscribers = new Set<() => void>();

export function chatState(): ChatState {
  return state;
}

export function subscribeToChat(subscriber: () => void): () => void {
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}

/** Called at each render of the page. */
export function enterChat(shown: ChatCustomer): void {
  const isFirst = !customer;
  if (customer && customer.externalId !== shown.externalId) return void leavePage();
  customer = shown;
  if (!isFirst) return;
  onSignOut(leaveChat);
  if (sessionStorage.getItem(openKey) === shown.externalId) void openChat();
  else void resumeChat(shown);
}

/** Settles when the conversation is open or has failed. Never rejects. */
export async function openChat(): Promise<void> {
  if (!customer || state.name === 'connecting' || state.name === 'open') return;
  dispatch({ type: 'requested' });
  await connect(customer, newAttempt());
}

export function closeChat(): void {
  startedWidget()?.close();
}

async function connect(chat: ChatCustomer, { signal }: AbortController): Promise<void> {
  const { externalId, adoptsGuestChat } = chat;
  const isSessionOver = async () => (await checkChatSession()) === 'over';
  await enqueue(async () => {
    try {
      const kustomer = await startWidget(chat, listeners, { signal });
      isLogoutHeard = false;
      await logIn(kustomer, { externalId, adoptsGuestChat, isSessionOver, fetchToken }, signal);
      await ask(openTimeoutMs, (answer) => kustomer.open(answer), signal);
      if (isLogoutHeard && !(await isRemembered(kustomer, externalId, signal)))
        throw new ChatFailed('refused');
      if (state.name === 'connecting') dispatch({ type: 'opened' }); // Else the customer has closed it meanwhile.
    } catch (error) {
      if (signal.aborted) return;
      const failure = failureOf(error);
      dispatch({ type: 'failed', failure }); // First, or the logout would count as another tab's.
      await logOutAndStop(externalId);
      if (failure === 'session_over') void leavePage();
    }
  });
}

/** A login follows, and the logout before it was our own. */
function fetchToken(): Promise<ChatToken> {
  isLogoutHeard = false;
  return fetchChatToken();
}

/** Counts unread messages of a chat that was used on an earlier page. */
async function resumeChat(chat: ChatCustomer): Promise<void> {
  const { signal } = newAttempt();
  await enqueue(async () => {
    try {
      if (!(await isChatCookieOf(chat.externalId))) return;
      const kustomer = await startWidget(chat, listeners, { signal });
      if (!(await isRemembered(kustomer, chat.externalId, signal))) return;
      dispatch({ type: 'resumed', unread: kustomer.getUnreadCount().total });
    } catch (error) {
      if (!signal.aborted) console.warn('The chat was not resumed:', failureOf(error));
    }
  });
}

/** Takes up to three seconds. Starts the chat if only an earlier page used it. */
async function leaveChat(): Promise<void> {
  const ownAttempt = newAttempt();
  sessionStorage.removeItem(openKey);
  dispatch({ type: 'left' });
  await enqueue(async () => {
    try {
      await inTime(leaveTimeoutMs, () => endChat(ownAttempt));
    } catch (error) {
      // The cookie stays, so the next guest's page tries again.
      console.warn('The chat was not left in time:', failureOf(error));
    }
  });
}

async function endChat(ownAttempt: AbortController): Promise<void> {
  const chat = customer;
  if (!chat) return;
  if (startedWidget()) return logOutAndStop(chat.externalId);
  if (!(await isChatCookieOf(chat.externalId))) return;
  await startWidget(chat, listeners, { ms: Number.POSITIVE_INFINITY });
  if (attempt !== ownAttempt) return; // The chat was opened again meanwhile.
  // Another customer may have signed in meanwhile, in another tab.
  await ((await isChatCookieOf(chat.externalId)) ? logOutAndStop(chat.externalId) : stopWidget());
}

let forgetting: Promise<void> | undefined;

/** Logs out the customer whom Kustomer may remember in this browser. */
export function forgetChat(settings: WidgetSettings): Promise<void> {
  forgetting ??= forget(settings);
  return forgetting;
}

async function forget(settings: WidgetSettings): Promise<void> {
  if (!(await isChatCookieSet())) return;
  await startWidget(settings, {}, { ms: Number.POSITIVE_INFINITY });
  // A customer may have signed in meanwhile, in another tab.
  const isStillGuest = (await checkSession({ state: 'guest' })) === 'same';
  await (isStillGuest ? logOutAndStop('anybody') : stopWidget());
}

export async function checkChatSession(): Promise<'same' | 'over' | 'unknown'> {
  return customer ? checkSession({ state: 'signed-in', expiresAt: customer.expiresAt }) : 'unknown';
}

const listeners: WidgetListeners = {
  onOpen: () => dispatch({ type: 'opened' }),
  onClose: (kustomer) => dispatch({ type: 'closed', unread: kustomer.getUnreadCount().total }),
  onUnread: (kustomer) => dispatch({ type: 'counted', unread: kustomer.getUnreadCount().total }),
  // In another tab: later messages would be a guest's.
  onLogout: () => {
    isLogoutHeard = true;
    if (state.name === 'open' || state.name === 'closed') void leaveChat();
  },
};

function newAttempt(): AbortController {
  attempt.abort();
  attempt = new AbortController();
  return attempt;
}

function enqueue(work: () => Promise<void>): Promise<void> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

function dispatch(event: ChatEvent): void {
  state = reduceChat(state, event);
  if (state.name === 'open' && customer) sessionStorage.setItem(openKey, customer.externalId);
  if (state.name === 'closed' || state.name === 'failed') sessionStorage.removeItem(openKey);
  for (const subscriber of subscribers) subscriber();
}
