type SignOutHandler = () => Promise<unknown>;

const handlers = new Set<SignOutHandler>();

/** Handlers run before the page is left and must finish soon. Returns a function that removes the handler. */
export function onSignOut(handler: SignOutHandler): () => void {
  handlers.add(handler);
  return () => handlers.delete(handler);
}

/** Never rejects. */
export function runOnSignOut(): Promise<unknown> {
  return Promise.allSettled([...handlers].map(async (handler) => handler()));
}

/** Hides the page at once and loads its address again. */
export async function leavePage(): Promise<void> {
  hidePage();
  await runOnSignOut();
  loadPageAgain();
}

/** Without the fragment, which would only scroll. Not by `reload`, which could post a form again. */
export function loadPageAgain(): void {
  location.replace(location.pathname + location.search);
}

export function hidePage(): void {
  document.documentElement.style.visibility = 'hidden';
}

export function showPage(): void {
  document.documentElement.style.visibility = '';
}
