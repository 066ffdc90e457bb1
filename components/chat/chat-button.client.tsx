import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import {
  type ChatCustomer,
  chatState,
  checkChatSession,
  closeChat,
  enterChat,
  openChat,
  subscribeToChat,
} from '@/components/chat/chat-store.client';
import { leavePage } from '@/components/session/on-sign-out.client';
import type { ChatFailure } from '@/lib/vendors/kustomer/chat-failure.client';

type ChatLabel =
  | 'open'
  | 'opening'
  | 'again'
  | 'unread'
  | 'blocked'
  | 'failed'
  | 'unavailable'
  | 'contact';

export type ChatButtonProps = {
  customer: ChatCustomer;
  /** https: or mailto: */
  contactHref: string | null;
  /** `unread` contains `{count}`. */
  labels: Record<ChatLabel, string>;
};

export function ChatButton({ customer, contactHref, labels }: ChatButtonProps) {
  const state = useSyncExternalStore(subscribeToChat, chatState);
  const isOpen = state.name === 'open';
  const isBusy = state.name === 'connecting';
  const button = useFocusAfterClosing(isOpen);
  useLayoutEffect(() => enterChat(customer), [customer]); // Before the button can be pressed.
  useSessionChecks(isOpen || state.name === 'closed');

  const press = () => {
    button.current?.focus(); // Safari does not focus a clicked button.
    return isOpen ? closeChat() : openChat();
  };
  const failure = state.name === 'failed' ? labels[sentenceOf(state.failure)] : null;
  const unread = state.name === 'closed' ? state.unread : 0;
  const news = unread > 0 ? labels.unread.replace('{count}', String(unread)) : '';
  return (
    <>
      <div aria-live="polite" className={failure ? 'notice notice-warning' : 'sr-only'}>
        {news}
        {failure && <p>{failure}</p>}
        {failure && contactHref && (
          <a href={contactHref} className="link">
            {labels.contact}
          </a>
        )}
      </div>
      <button
        ref={button}
        type="button"
        className="button button-primary chat-button"
        aria-expanded={isOpen}
        aria-disabled={isBusy || undefined}
        onClick={isBusy ? undefined : press}
      >
        <span aria-live="polite">
          {isBusy ? labels.opening : failure ? labels.again : labels.open}
        </span>
        {news && (
          <span aria-hidden="true" className="chat-unread">
            {unread}
          </span>
        )}
      </button>
    </>
  );
}

/** `failed` says that the rest works, which is unknown if our own server does not respond. */
function sentenceOf(failure: ChatFailure): ChatLabel {
  if (failure === 'session_over') return 'unavailable';
  return failure === 'blocked' || failure === 'unavailable' ? failure : 'failed';
}

/** The focus was within the removed frame. */
function useFocusAfterClosing(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement instanceof HTMLIFrameElement;
    if (wasOpen.current && !isOpen && isLost) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}

const checkEveryMs = 60_000;

/** The session may be ended from another browser. */
function useSessionChecks(isConnected: boolean): void {
  useEffect(() => {
    if (!isConnected) return;
    const listening = new AbortController();
    const { signal } = listening;
    const check = async () => {
      if ((await checkChatSession()) !== 'over' || signal.aborted) return;
      listening.abort();
      void leavePage();
    };
    const timer = setInterval(check, checkEveryMs);
    signal.addEventListener('abort', () => clearInterval(timer));
    addEventListener('focus', check, { signal });
    // The page gets no focus event when the tab returns to the chat's frame.
    document.addEventListener('visibilitychange', () => void (document.hidden || check()), {
      signal,
    });
    return () => listening.abort();
  }, [isConnected]);
}
