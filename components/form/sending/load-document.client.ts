import { sessionChannel } from '@/components/session/session-channel.client';

const loadTimeoutMs = 10_000;

/** `onStay`: no document came, as the visitor has stopped it, or its response has no content. */
export function loadDocument(address: string, onStay: () => void): void {
  sessionChannel()?.postMessage('changed'); // Other tabs then check their session.
  const stay = () => {
    window.addEventListener('click', keepFromRouter, { capture: true });
    onStay();
  };
  window.location.assign(address);
  // Not in every browser, and not for a response without content.
  window.navigation?.addEventListener('navigateerror', stay, { once: true });
  setTimeout(stay, loadTimeoutMs);
}

/** The action is still unfinished, so the router would hold back every link. The browser follows it instead. */
function keepFromRouter(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a')) event.stopPropagation();
}
