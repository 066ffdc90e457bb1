// https://developers.cleeng.com/docs/cleeng-hosted-widgets-global-communication-methods
// `onAuthTokensUpdate` may be called only once per document, so its state stays on `window` across mounts.

export interface AuthTokens {
  /** Null while signed out. */
  jwt: string | null;
  refreshToken: string | null;
}

/** `blocked`: the script did not load. `silent`: it did not report that it is ready in time. */
export type WidgetsState = 'loading' | 'ready' | 'blocked' | 'silent';

export interface Watcher {
  onState(state: WidgetsState): void;
  onTokens(tokens: AuthTokens): void;
}

export interface WidgetsOrder {
  scriptUrl: string;
  /** Logs out a customer whom the widget remembers, before anything else. */
  leavesFirst: boolean;
}

interface Cleeng {
  onAuthTokensUpdate(callback: (tokens?: Partial<AuthTokens>) => void): void;
  logout?(): Promise<unknown>;
}

interface Widgets {
  state: WidgetsState;
  watcher: Watcher | null;
  /** The last ones received; null before any. */
  tokens: AuthTokens | null;
}

/** Survives hot reloading. */
const page: typeof globalThis & { cleeng?: Cleeng; foyerWidgets?: Widgets } = globalThis;

const timeoutMs = 10_000;
const signedOut: AuthTokens = { jwt: null, refreshToken: null };

/** Calls the watcher with the current state and each later one, until the returned function is called. */
export function watchWidgets(order: WidgetsOrder, watcher: Watcher): () => void {
  page.foyerWidgets ??= load(order);
  const widgets = page.foyerWidgets;
  widgets.watcher = watcher;
  watcher.onState(widgets.state);
  if (widgets.tokens) watcher.onTokens(widgets.tokens);
  return () => {
    if (widgets.watcher === watcher) widgets.watcher = null;
  };
}

function load(order: WidgetsOrder): Widgets {
  const widgets: Widgets = { state: 'loading', watcher: null, tokens: null };
  const tell = (state: WidgetsState) => {
    widgets.state = state;
    widgets.watcher?.onState(state);
  };
  const pass = (tokens: AuthTokens) => {
    widgets.tokens = tokens;
    widgets.watcher?.onTokens(tokens);
  };
  const timeout = setTimeout(tell, timeoutMs, 'silent');
  const done = new AbortController();

  window.addEventListener(
    'message',
    async (message) => {
      const { cleeng } = page;
      if (!isLoadedSignal(message, order.scriptUrl) || !cleeng) return;
      done.abort();
      const mayCount = !order.leavesFirst || (await leave(cleeng));
      clearTimeout(timeout);
      if (!mayCount) return tell('silent');
      if (order.leavesFirst) pass(signedOut);
      tell('ready');
      cleeng.onAuthTokensUpdate((tokens) =>
        pass({ jwt: tokens?.jwt || null, refreshToken: tokens?.refreshToken || null }),
      );
    },
    { signal: done.signal },
  );

  const script = document.createElement('script');
  script.type = 'module';
  script.src = order.scriptUrl;
  script.addEventListener('error', () => {
    clearTimeout(timeout);
    tell('blocked');
  });
  document.head.append(script);
  return widgets;
}

/** False where the widget may still remember a customer who signed out here: then its tokens must not count. */
async function leave(cleeng: Cleeng): Promise<boolean> {
  if (!cleeng.logout) return false;
  try {
    await cleeng.logout();
    return true;
  } catch {
    return false;
  }
}

/** Any window may post a message: accepted from the script's origin, or from this window itself. */
function isLoadedSignal({ data, origin, source }: MessageEvent, scriptUrl: string): boolean {
  const isTrusted =
    origin === new URL(scriptUrl).origin || (origin === location.origin && source === window);
  return isTrusted && data?.type === 'CLEENG_SDK_LOADED';
}
