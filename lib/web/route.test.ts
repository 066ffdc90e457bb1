import { redirect } from 'next/navigation';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { database, inTransaction } from '@/lib/db/client';
import { setEnvironment } from '@/lib/env/test-environment';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { routeHandler } from './route';

setEnvironment({ APP_URL: 'http://localhost:3000' });

function ask(method: string, answer: () => Promise<unknown>, headers: Record<string, string> = {}) {
  return routeHandler(answer)(new Request('http://localhost:3000/api/word', { method, headers }));
}
const done = async () => ({ isDone: true });
const own = { origin: 'http://localhost:3000' };

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a route', () => {
  it.each(['GET', 'HEAD'])('requires no origin for %s', async (method) => {
    const answer = await ask(method, done);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'refuses %s from elsewhere before anything is done',
    async (method) => {
      const answer = vi.fn(done);
      for (const origin of ['', 'null', 'https://evil.example']) {
        const refused = await ask(method, answer, { origin });
        expect(refused.status).toBe(403);
        expect(await refused.json()).toEqual({ error: 'foreign_origin' });
      }
      expect(answer).not.toHaveBeenCalled();
      expect((await ask(method, answer, own)).status).toBe(200);
    },
  );

  it('passes on a Response of its own as it is', async () => {
    const own = new Response('teapot', { status: 418 });
    expect(await ask('GET', async () => own)).toBe(own);
  });

  it('answers a refusal with its code and status, never to be stored', async () => {
    const answer = await ask('GET', () => Promise.reject(Refusal.at('email', 'email_taken')));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ error: 'email_taken' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('says when to try again where that is known', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const tooMany = await ask('GET', () =>
      Promise.reject(new Refusal('too_many_attempts', [], 240)),
    );
    expect(tooMany.status).toBe(429);
    expect(tooMany.headers.get('retry-after')).toBe('240');
    expect(await tooMany.json()).toEqual({ error: 'too_many_attempts' });
    const busy = new VendorError('cleeng', 'createAuth', 'busy', '429', 7);
    expect((await ask('GET', () => Promise.reject(busy))).headers.get('retry-after')).toBe('7');
    const refused = await ask('GET', () => Promise.reject(new Refusal('token_refused')));
    expect(refused.headers.has('retry-after')).toBe(false);
  });

  it("answers a vendor's failure as an outage and logs it as a warning", async () => {
    const warning = vi.spyOn(console, 'warn').mockReturnValue();
    const answer = await ask('GET', () =>
      Promise.reject(new VendorError('cleeng', 'fetchOffer', 'failing', '502')),
    );
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ error: 'vendor_unavailable' });
    expect(warning.mock.calls.join()).toContain('route_failed');
  });

  it.each([
    ['a statement', () => database().$queryRaw`SELECT 1`],
    ['a transaction', () => inTransaction(async () => undefined)],
  ])('answers that it is unavailable while our database fails %s', async (_, read) => {
    vi.spyOn(console, 'info').mockReturnValue();
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const answer = await ask('GET', read);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ error: 'unavailable' });
    expect(error.mock.calls.join()).toContain('route_failed');
  });

  it('answers an unexpected error without details, and logs it', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const answer = await ask('GET', () => Promise.reject(new Error('connect to 10.0.0.7 failed')));
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: 'unexpected' });
    expect(error.mock.calls.join()).toContain('connect to 10.0.0.7 failed');
  });

  it('lets a redirect of Next pass', async () => {
    await expect(ask('GET', async () => redirect('/login'))).rejects.toThrow('NEXT_REDIRECT');
  });
});
