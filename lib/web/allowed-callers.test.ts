import { describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { Refusal } from '@/lib/errors/errors';
import { answerPreflight, formsOf, saysWhatItSends, scriptsOf } from './allowed-callers';
import { routeHandler } from './route';

setEnvironment({ APP_URL: 'http://localhost:3000' });

const store = 'https://store.example';
const notTheStore = [
  '',
  'null',
  'http://localhost:3000',
  'http://store.example',
  'https://store.example.evil.example',
  'https://store.example:444',
  'https://STORE.example',
];
const post = (headers: Record<string, string>, method = 'POST') =>
  new Request('http://localhost:3000/api/word', { method, headers });
const done = async () => ({ isDone: true });

describe("a route for scripts on another site's pages", () => {
  const route = (answer: () => Promise<unknown>) =>
    routeHandler(
      answer,
      scriptsOf(() => store),
    );

  it('lets them read the answer, without cookies of ours', async () => {
    const answer = await route(done)(post({ origin: store }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(store);
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
    expect(answer.headers.get('vary')).toBe('Origin');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('lets them read a refusal, too', async () => {
    const refused = await route(() => Promise.reject(new Refusal('token_refused')))(
      post({ origin: store }),
    );
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(store);
  });

  it.each(notTheStore)('refuses other origins before anything is done: "%s"', async (origin) => {
    const answer = vi.fn(done);
    for (const method of ['POST', 'OPTIONS']) {
      const refused = await route(answer)(post({ origin }, method));
      expect(refused.status).toBe(403);
      expect(refused.headers.has('access-control-allow-origin')).toBe(false);
      expect(refused.headers.get('vary')).toBe('Origin');
    }
    expect(answer).not.toHaveBeenCalled();
  });

  it('answers a preflight request', async () => {
    const answer = await route(answerPreflight)(post({ origin: store }, 'OPTIONS'));
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': store,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
    });
  });

  it('allows no origin where none is configured', async () => {
    const nobodys = routeHandler(
      done,
      scriptsOf(() => undefined),
    );
    for (const origin of ['', 'undefined', store]) {
      const refused = await nobodys(post({ origin }));
      expect(refused.status).toBe(403);
      expect(refused.headers.has('access-control-allow-origin')).toBe(false);
    }
  });
});

describe("a route for forms on another site's pages", () => {
  const asForm = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  };
  const route = (answer: () => Promise<unknown>) =>
    routeHandler(
      answer,
      formsOf(() => store),
    );

  it('takes one that is sent in the whole window', async () => {
    const answer = await route(done)(post({ origin: store, ...asForm }));
    expect(answer.status).toBe(200);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  });

  it.each([
    ['a script', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    ['a script with mode no-cors', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' }],
    ['a frame', { 'sec-fetch-dest': 'iframe' }],
    ['nowhere', { 'sec-fetch-site': 'none' }],
  ])('refuses what comes from %s', async (_, headers) => {
    const answer = vi.fn(done);
    const refused = await route(answer)(post({ origin: store, ...asForm, ...headers }));
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('We could not confirm that you came from the store.');
    expect(answer).not.toHaveBeenCalled();
  });

  it('takes one from an old browser, which does not say what it sends', async () => {
    const sent = post({ origin: store });
    expect(saysWhatItSends(sent.headers)).toBe(false);
    expect(saysWhatItSends(new Headers(asForm))).toBe(true);
    expect((await route(done)(sent)).status).toBe(200);
  });

  it.each(notTheStore)('refuses what comes from elsewhere: "%s"', async (origin) => {
    for (const sent of [{ origin }, { origin, ...asForm }]) {
      const refused = await route(done)(post(sent));
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain(`<a href="${store}">Go to the store</a>`);
    }
  });

  it('shows a refusal as a page in the language of the visitor, and when to try again', async () => {
    const refuse = route(() => Promise.reject(new Refusal('too_many_attempts', [], 240)));
    const refused = await refuse(post({ origin: store, ...asForm, 'accept-language': 'nl' }));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('240');
    expect(refused.headers.get('content-type')).toContain('text/html');
    expect(await refused.text()).toContain('Probeer het over 4 minuten opnieuw.');
  });
});
