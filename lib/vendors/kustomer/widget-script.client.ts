// Kustomer's script, asked for once a document.
// https://developer.kustomer.com/docs/chat/web
// The surprise: it says `kustomerLoaded` once and early. Whoever begins to listen later waits for ever, so we look first.
import { ChatFailed } from './chat-failure.client';
import type { UnstartedKustomer } from './widget-api.client';

export interface ScriptOrder {
  scriptUrl: string;
  /** Public: it names the organisation. */
  apiKey: string;
}

/** A blocker may put an empty script in the place of this one. What has run says `kustomerLoaded` at once, or soon. */
const emptyAfterMs = 2_000;

/** Rejects with ChatFailed `blocked`. Waits for ever for a script that never comes: bring patience. */
export function loadScript(order: ScriptOrder): Promise<UnstartedKustomer> {
  return new Promise((resolve, reject) => {
    const until = new AbortController();
    const look = () => {
      if (!window.Kustomer?.start) return;
      until.abort();
      resolve(window.Kustomer);
    };
    look();
    if (until.signal.aborted) return;
    window.addEventListener('kustomerLoaded', look, { signal: until.signal });
    const script = scriptTag(order);
    const giveUp = () => {
      until.abort();
      script.remove();
      reject(new ChatFailed('blocked'));
    };
    script.addEventListener('error', giveUp);
    script.addEventListener('load', () => {
      look();
      if (until.signal.aborted) return;
      const patience = setTimeout(giveUp, emptyAfterMs);
      until.signal.addEventListener('abort', () => clearTimeout(patience));
    });
    document.head.append(script);
  });
}

function scriptTag({ scriptUrl, apiKey }: ScriptOrder): HTMLScriptElement {
  const script = document.createElement('script');
  script.src = scriptUrl;
  script.async = true;
  script.dataset.kustomerApiKey = apiKey;
  // `strict-dynamic` trusts what a trusted script adds. The nonce is for what Kustomer's script adds in its turn, and reads
  // off its own tag; a browser shows it to scripts alone.
  script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  return script;
}
