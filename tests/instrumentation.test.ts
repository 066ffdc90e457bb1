import { afterEach, expect, it, vi } from 'vitest';
import { onRequestError } from '../instrumentation';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('logs what a page throws as one line, without its address', async () => {
  vi.stubEnv('NEXT_RUNTIME', 'nodejs');
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const request = {
    path: '/new-password?token=secret',
    method: 'GET',
    headers: { cookie: 'secret' },
  };
  await onRequestError(new TypeError('no such field'), request, {
    routerKind: 'App Router',
    routePath: '/new-password',
    routeType: 'render',
    renderSource: 'react-server-components',
    revalidateReason: undefined,
  });
  expect(log).toHaveBeenCalledOnce();
  const [line] = log.mock.calls[0] ?? [];
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    event: 'request_failed',
    method: 'GET',
    routePath: '/new-password',
    routeType: 'render',
    name: 'TypeError',
    message: 'no such field',
  });
  expect(line).not.toContain('secret');
});
