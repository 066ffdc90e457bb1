import { afterEach, expect, it, vi } from 'vitest';
import { checkSession } from './session-check.client';

const expiresAt = '2031-05-01T12:00:00.123Z';
const shown = { state: 'signed-in', expiresAt } as const;
const answering = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it.each<[string, 'same' | 'over' | 'unknown', () => Promise<Response>]>([
  ['its own end', 'same', () => answering({ state: 'signed-in', name: 'Ada', expiresAt })],
  [
    'another end by a millisecond',
    'over',
    () => answering({ state: 'signed-in', expiresAt: '2031-05-01T12:00:00.124Z' }),
  ],
  ['a guest', 'over', () => answering({ state: 'guest' })],
  ['that we cannot tell', 'unknown', () => answering({ state: 'unavailable' })],
  ['an error', 'unknown', () => answering({ error: 'unexpected' }, 500)],
  ['what is no JSON', 'unknown', () => Promise.resolve(new Response('<!doctype html>'))],
  [
    'nothing, because the network is gone',
    'unknown',
    () => Promise.reject(new TypeError('Failed to fetch')),
  ],
])('a session whose response is %s is %s', async (_, verdict, answer) => {
  vi.stubGlobal('fetch', answer);
  expect(await checkSession(shown)).toBe(verdict);
});

it.each([
  ['same', 'guest', { state: 'guest' }],
  ['over', 'guest', { state: 'signed-in', expiresAt }],
  ['over', 'unavailable', { state: 'guest' }],
  ['unknown', 'unavailable', { state: 'unavailable' }],
] as const)('is %s for a page that was rendered for: %s', async (verdict, state, answer) => {
  vi.stubGlobal('fetch', () => answering(answer));
  expect(await checkSession({ state })).toBe(verdict);
});

it('does not wait for ever', async () => {
  const given = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(given.signal);
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason)),
      ),
  );
  const checking = checkSession(shown);
  given.abort();
  expect(await checking).toBe('unknown');
});
