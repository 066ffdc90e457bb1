// Renews the pair itself, because a refresh token works once: the page must never do so. The pair is in a partitioned cookie
// of this frame: browsers that block third parties block every other storage and locks, but allow those.

import { CleengFailure, deadlineMs, request } from './api.js';

/** @typedef {import('./session.js').Pair} Pair */

const cookie = { name: 'cleeng-widgets', path: '/cleeng/widgets' };
const keptForMs = 100 * 86_400_000;
const earlyAtMostMs = 60_000;
const earlyShare = 1 / 10;
const retryAfterMs = 3_000;
const otherTabWritesWithinMs = deadlineMs + 1_000;
const longestTimerMs = 2 ** 31 - 1;

/** @type {MessagePort | undefined} */
let page;
/** @type {Pair | null} */
let pair = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<unknown>} */
let lastStep = Promise.resolve();

// First, because it throws in a browser without cookieStore: the page then never gets the message that the frame is ready.
cookieStore.addEventListener('change', () => inSequence(reload));
addEventListener('message', ({ source, ports: [port] }) => {
  if (source !== window.parent || !port) return;
  port.onmessage = ({ data }) => handle(data, port);
  port.postMessage({ kind: 'listening' });
});

/** @param {{ kind: string, pair: Pair | null, number: number }} command @param {MessagePort} port */
async function handle(command, port) {
  page = port;
  if (command.kind === 'begin') return inSequence(async () => setPair(await readCookie()));
  try {
    await inSequence(() => store(command.pair));
    port.postMessage({ done: command.number });
  } catch {
    port.postMessage({ failed: command.number }); // The browser stores no cookie.
  }
}

/**
 * One step at a time: between reading the cookie and acting on it, nothing else may write it.
 * @param {() => Promise<unknown>} step
 */
function inSequence(step) {
  const done = lastStep.then(step);
  lastStep = done.catch(() => {}); // The caller gets the error.
  return done;
}

async function reload() {
  const stored = await readCookie();
  if (stored?.refreshToken !== pair?.refreshToken) setPair(stored);
}

/** A pair that is about to expire is renewed before the page gets it. @param {Pair | null} next */
function setPair(next) {
  pair = next;
  clearTimeout(timer);
  const wait = pair ? millisecondsUntilRenewal(pair.jwt) : 0;
  if (pair && wait <= 0) void renew(pair);
  else page?.postMessage({ pair });
  if (pair && wait > 0) timer = setTimeout(setPair, Math.min(wait, longestTimerMs), pair);
}

/** Does not block a login or logout meanwhile, and does not overwrite what they stored. @param {Pair} old */
async function renew(old) {
  await inSequence(reload);
  if (pair !== old) return;
  try {
    const renewed = await request('POST', '/auths/refresh_token', {
      refreshToken: old.refreshToken,
    });
    const next = { jwt: String(renewed.jwt), refreshToken: String(renewed.refreshToken) };
    await inSequence(async () => pair === old && store(next));
  } catch (error) {
    if (!(error instanceof CleengFailure)) throw error;
    if (pair !== old) return;
    if (error.isFinal) setTimeout(removeUnlessReplaced, otherTabWritesWithinMs, old);
    else timer = setTimeout(renew, retryAfterMs, old);
  }
}

/** The token was refused: another tab used it and has the new pair, or it is invalid. @param {Pair} old */
async function removeUnlessReplaced(old) {
  await inSequence(reload);
  await inSequence(async () => pair === old && store(null));
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

/** @returns {Promise<Pair | null>} */
async function readCookie() {
  const stored = await cookieStore.get(cookie.name);
  return stored?.value ? JSON.parse(decodeURIComponent(stored.value)) : null;
}

/** Stores the pair before it tells the page, which may be left at once. @param {Pair | null} next */
async function store(next) {
  await cookieStore.set({
    ...cookie,
    value: next ? encodeURIComponent(JSON.stringify(next)) : '',
    expires: next ? Date.now() + keptForMs : 0,
    sameSite: 'none',
    partitioned: true,
  });
  setPair(next);
}
