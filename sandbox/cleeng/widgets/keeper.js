// Keeps the pair of tokens for a page, in this origin's storage, and renews it before the JWT expires: a refresh token
// works once, so the page must never do that itself. Other tabs of the same page hear of each change.

import { ask, CleengFailure } from './api.js';

/** @typedef {import('./session.js').Pair} Pair */

const key = 'CLEENG_AUTH_TOKENS';
const earlyAtMostMs = 60_000;
const earlyShare = 1 / 10;
const againAfterMs = 3_000;

/** @type {MessagePort | undefined} */
let page;
/** @type {Pair | null} */
let pair = read();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

addEventListener('message', ({ source, ports: [port] }) => {
  if (source !== window.parent || !port) return;
  port.onmessage = ({ data }) => obey(data, port);
  port.postMessage({ kind: 'listening' });
});
addEventListener('storage', (event) => {
  if (event.key === key) take(read());
});

/** @param {{ kind: string, pair: Pair | null, number: number }} order @param {MessagePort} port */
function obey(order, port) {
  page = port;
  if (order.kind === 'begin') return take(pair);
  write(order.pair);
  take(order.pair);
  port.postMessage({ done: order.number });
}

/** From now on this pair holds. One that is about to expire is renewed before the page hears of it. @param {Pair | null} next */
function take(next) {
  pair = next;
  clearTimeout(timer);
  const wait = pair ? millisecondsUntilRenewal(pair.jwt) : 0;
  if (pair && wait <= 0) void renew(pair);
  else page?.postMessage({ pair });
  if (pair && wait > 0) timer = setTimeout(renew, wait, pair);
}

/** Tabs take turns: whoever comes second finds the new pair in the storage. @param {Pair} old */
async function renew(old) {
  await navigator.locks.request(key, async () => {
    const stored = read();
    if (stored?.refreshToken !== old.refreshToken) return take(stored);
    try {
      const renewed = await ask('POST', '/auths/refresh_token', { refreshToken: old.refreshToken });
      const next = { jwt: String(renewed.jwt), refreshToken: String(renewed.refreshToken) };
      write(next);
      take(next);
    } catch (error) {
      if (!(error instanceof CleengFailure)) throw error;
      if (!error.isFinal) {
        timer = setTimeout(renew, againAfterMs, old);
        return;
      }
      write(null);
      take(null);
    }
  });
}

/** @param {string} jwt */
function millisecondsUntilRenewal(jwt) {
  const { exp, iat = exp - 900 } = claimsOf(jwt);
  const early = Math.min(earlyAtMostMs, (exp - iat) * 1000 * earlyShare);
  return exp * 1000 - early - Date.now();
}

/** @param {string} jwt @returns {{ exp: number, iat?: number }} */
function claimsOf(jwt) {
  const [, payload = ''] = jwt.split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
}

/** @returns {Pair | null} */
function read() {
  return JSON.parse(localStorage.getItem(key) ?? 'null');
}

/** @param {Pair | null} next */
function write(next) {
  if (next) localStorage.setItem(key, JSON.stringify(next));
  else localStorage.removeItem(key);
}
