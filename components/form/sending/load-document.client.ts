import { loadPageAgain } from '@/components/session/on-sign-out.client';
import { sessionChannel } from '@/components/session/session-channel.client';

const loadTimeoutMs = 10_000;

/** Resolves only if no document comes: the visitor has stopped it, or its response has no content. */
export function loadDocument(address: string): Promise<void> {
  sessionChannel()?.postMessage('changed'); // Other tabs then check their session.
  return new Promise((resolve) => {
    // Back to this document, its form would still be busy.
    window.addEventListener('pageshow', ({ persisted }) => persisted && loadPageAgain());
    window.location.assign(address);
    // Not in every browser, and not for a response without content.
    window.navigation?.addEventListener('navigateerror', () => resolve(), { once: true });
    setTimeout(resolve, loadTimeoutMs);
  });
}
