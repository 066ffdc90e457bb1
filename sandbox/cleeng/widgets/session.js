// The pair is kept by keeper.html, a hidden frame of the widgets' own origin: never in the embedding page's storage.

import { CleengFailure } from './api.js';

/** @typedef {{ jwt: string, refreshToken: string }} Pair */
/** @typedef {{ jwt: string, refreshToken: string }} Tokens Both empty when logged out. */
/** @typedef {(tokens: Tokens) => void} Listener */
/**
 * @typedef {object} Session
 * @property {(listener: Listener) => void} onChange Calls the listener as soon as the state is known, and on each change.
 * @property {(pair: Pair) => Promise<void>} keep
 * @property {() => Promise<void>} leave
 */

const noTokens = { jwt: '', refreshToken: '' };

/** @returns {Promise<Session>} once the frame is ready */
export async function openSession() {
  const port = await openKeeper();
  /** @type {Set<Listener>} */
  const listeners = new Set();
  /** @type {Map<number, { resolve: () => void, reject: (failure: Error) => void }>} */
  const waiting = new Map();
  /** @type {Tokens | undefined} */
  let known;
  let lastNumber = 0;

  port.onmessage = ({ data }) => {
    if ('pair' in data) {
      known = data.pair ?? noTokens;
      for (const listener of listeners) listener({ ...noTokens, ...known });
    }
    waiting.get(data.done)?.resolve();
    waiting.get(data.failed)?.reject(new CleengFailure(0, 'cookies_blocked', ''));
    waiting.delete(data.done ?? data.failed);
  };
  port.postMessage({ kind: 'begin' });

  /** @param {Pair | null} pair @returns {Promise<void>} */
  function hold(pair) {
    lastNumber += 1;
    const number = lastNumber;
    port.postMessage({ kind: 'hold', pair, number });
    return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
  }

  return {
    onChange(listener) {
      listeners.add(listener);
      if (known) listener({ ...noTokens, ...known });
    },
    keep: ({ jwt, refreshToken }) => hold({ jwt, refreshToken }),
    leave: () => hold(null),
  };
}

/** @returns {Promise<MessagePort>} */
async function openKeeper() {
  const address = new URL('keeper.html', import.meta.url);
  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = 'Cleeng';
  frame.hidden = true;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const { port1, port2 } = new MessageChannel();
  const listens = new Promise((resolve) =>
    port1.addEventListener('message', resolve, { once: true }),
  );
  port1.start();
  frame.contentWindow?.postMessage({ kind: 'open' }, address.origin, [port2]);
  await listens; // Never resolves if the frame was blocked or broke.
  return port1;
}
