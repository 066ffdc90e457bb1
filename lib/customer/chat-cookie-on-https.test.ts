import { beforeEach, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { emptyJar, keep } from '@/lib/session/test-cookies';
import { mayBeRemembered } from './chat';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
setEnvironment({
  APP_URL: 'https://foyer.example',
  CLEENG_PUBLISHER_ID: '123456789',
  CLEENG_API_URL: 'https://cleeng.example',
  CLEENG_JWKS_URL: 'https://cleeng.example/jwks.json',
});
beforeEach(emptyJar);

it.each(['__Host-foyer-chat', 'foyer-chat'])(
  'a customer may be remembered with %s',
  async (name) => {
    expect(await mayBeRemembered()).toBe(false);
    keep({ name, value: 'anna' });
    expect(await mayBeRemembered()).toBe(true);
  },
);
