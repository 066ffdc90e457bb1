import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { requireOwnOrigin } from './origin';

setEnvironment({
  APP_URL: 'https://foyer.example',
  CLEENG_API_URL: 'https://cleeng.example',
  CLEENG_JWKS_URL: 'https://cleeng.example/jwks.json',
  CLEENG_PUBLISHER_ID: '987654321',
});

describe('the origin', () => {
  it('is our own', () => {
    expect(() => requireOwnOrigin(new Headers({ origin: 'https://foyer.example' }))).not.toThrow();
  });

  it.each([
    ['of another site', 'https://evil.example'],
    ['of another scheme', 'http://foyer.example'],
    ['of another port', 'https://foyer.example:8443'],
    ['of a host below ours', 'https://a.foyer.example'],
    ['of a host that begins like ours', 'https://foyer.example.evil.example'],
    ['of a sandboxed frame', 'null'],
    ['with nothing in it', ''],
  ])('is refused: one %s', (_, origin) => {
    expect(() => requireOwnOrigin(new Headers({ origin }))).toThrow('foreign_origin');
  });

  it('is refused where the browser gives none', () => {
    expect(() => requireOwnOrigin(new Headers())).toThrow('foreign_origin');
  });
});
