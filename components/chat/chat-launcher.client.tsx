import { useEffect, useRef } from 'react';
import type { ChatLabel, ShownChat } from '@/components/chat/chat-props.client';
import { useChat } from '@/components/chat/chat-state.client';
import type { ChatFailure } from '@/lib/vendors/kustomer/chat-failure.client';

type ChatLauncherProps = {
  customer: ShownChat;
  contactHref: string | null;
  labels: Record<ChatLabel, string>;
};

/** Our own button for Kustomer's chat. Where there is none to be had, it says so, and where else to turn to. */
export function ChatLauncher({ customer, contactHref, labels }: ChatLauncherProps) {
  const { view, open, close } = useChat(customer);
  const { step, failure, isOpen, unread } = view;
  const button = useFocusAfterClosing(isOpen);
  const isBusy = step === 'loading' || step === 'started' || step === 'checking';
  const press = () => {
    button.current?.focus(); // Safari gives it to no button that is clicked.
    return isOpen ? close() : open();
  };
  const news = unread > 0 && !isOpen ? labels.unread.replace('{count}', String(unread)) : '';
  return (
    <>
      <div aria-live="polite" className={failure ? 'notice notice-warning' : 'sr-only'}>
        {news}
        {failure && <p>{labels[sentenceOf(failure)]}</p>}
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

/** That all else works is said where only Kustomer fails, and not where our own server, or the session, may be gone. */
function sentenceOf(failure: ChatFailure): ChatLabel {
  if (failure === 'session_over') return 'unavailable';
  return failure === 'blocked' || failure === 'unavailable' ? failure : 'failed';
}

/** Whoever closes the conversation within its frame would otherwise be left nowhere. */
function useFocusAfterClosing(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const { activeElement } = document;
    const isNowhere = activeElement === document.body || activeElement instanceof HTMLIFrameElement;
    if (wasOpen.current && !isOpen && isNowhere) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}
