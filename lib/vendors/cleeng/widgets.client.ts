// Cleeng's hosted widgets in the browser: loads their script once a document and passes on who is logged in there.
// https://developers.cleeng.com/docs/cleeng-hosted-widgets-global-communication-methods
// The surprise: `onAuthTokensUpdate` is to be called once ever, while React mounts as often as it likes. So what was begun
// is kept with the window, and whoever watches just now is told, of what was said before, too.

export interface AuthTokens {
  /** Null where nobody is logged in. */
  jwt: string | null;
  refreshToken: string | null;
}

/** `blocked`: the script could not be had. `silent`: it came, or is still to come, and never said that it is ready. */
export type WidgetsState = 'loading' | 'ready' | 'blocked' | 'silent';

export interface Watcher {
  onState(state: WidgetsState): void;
  onTokens(tokens: AuthTokens): void;
}

export interface WidgetsOrder {
  scriptUrl: string;
  /** Whomever the widget remembers is logged out there before anything else. */
  leavesFirst: boolean;
}

interface Cleeng {
  onAuthTokensUpdate(callback: (tokens?: Partial<AuthTokens>) => void): void;
  logout?(): Promise<unknown>;
}

interface Widgets {
  state: WidgetsState;
  watcher: Watcher | null;
  /** What they said last; null until they have said anything. */
  tokens: AuthTokens | null;
}

/** What hot reloading does not load anew. */
const page: typeof globalThis & { cleeng?: Cleeng; foyerWidgets?: Widgets } = globalThis;

const patienceMs = 10_000;
const nobody: AuthTokens = { jwt: null, refreshToken: null };

/** Tells the watcher how the widgets are, now and later, until the returned function is called. */
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
  const patience = setTimeout(tell, patienceMs, 'silent');
  const done = new AbortController();

  window.addEventListener(
    'message',
    async (message) => {
      const { cleeng } = page;
      if (!isLoadedSignal(message, order.scriptUrl) || !cleeng) return;
      done.abort();
      const mayCount = !order.leavesFirst || (await leave(cleeng));
      clearTimeout(patience);
      if (!mayCount) return tell('silent');
      if (order.leavesFirst) pass(nobody);
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
    clearTimeout(patience);
    tell('blocked');
  });
  document.head.append(script);
  return widgets;
}

/** False where it may still remember somebody who signed out here: then nothing that it says may count. */
async function leave(cleeng: Cleeng): Promise<boolean> {
  if (!cleeng.logout) return false;
  try {
    await cleeng.logout();
    return true;
  } catch {
    return false;
  }
}

/** Said by the script, which runs in this window, or by a frame of its origin. Anybody else may post to a window, too. */
function isLoadedSignal({ data, origin, source }: MessageEvent, scriptUrl: string): boolean {
  const isTheirs =
    origin === new URL(scriptUrl).origin || (origin === location.origin && source === window);
  return isTheirs && data?.type === 'CLEENG_SDK_LOADED';
}
