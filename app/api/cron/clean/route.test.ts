import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { clean } from '@/lib/session/cleaning';

vi.mock('@/lib/session/cleaning', () => ({ clean: vi.fn<typeof clean>() }));

const secret = 'a-secret-of-25-characters';
const cleaning = vi.mocked(clean);
beforeEach(() => {
  vi.resetModules(); // The environment is read once.
  cleaning.mockReset().mockResolvedValue({ spent_tokens: 3 });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function ask(authorization?: string): Promise<Response> {
  const { GET } = await import('./route');
  const headers = authorization === undefined ? undefined : { authorization };
  return GET(new Request('http://localhost:3000/api/cron/clean', { headers }));
}

it('cleans with the secret, and returns how much', async () => {
  setEnvironment({ CRON_SECRET: secret });
  const response = await ask(`Bearer ${secret}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({ deleted: { spent_tokens: 3 } });
  expect(cleaning).toHaveBeenCalledOnce();
});

it.each([
  ['no secret', undefined],
  ['an empty one', ''],
  ['another of the same length', `Bearer ${secret.toUpperCase()}`],
  ['its beginning', `Bearer ${secret.slice(0, -1)}`],
  ['more than it', `Bearer ${secret}x`],
  ['the secret in another scheme', `Basic ${secret}`],
])('refuses %s', async (_, authorization) => {
  setEnvironment({ CRON_SECRET: secret });
  const response = await ask(authorization);
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({ error: 'token_refused' });
  expect(cleaning).not.toHaveBeenCalled();
});

it.each(['Bearer ', 'Bearer undefined', 'Bearer null'])(
  'is not there without a secret, whatever is sent: %s',
  async (authorization) => {
    setEnvironment({ CRON_SECRET: '' });
    await expect(ask(authorization)).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404');
    expect(cleaning).not.toHaveBeenCalled();
  },
);

it('answers 500 when cleaning failed, so that the scheduler reports it, and keeps the reason in the log', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  setEnvironment({ CRON_SECRET: secret });
  cleaning.mockRejectedValue(new AggregateError([], 'relation "spent_tokens" does not exist'));
  const response = await ask(`Bearer ${secret}`);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: 'unexpected' });
  expect(logged.mock.calls.join()).toContain('spent_tokens');
});
