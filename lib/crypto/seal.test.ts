import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64url');

async function withKeys(...keys: string[]) {
  vi.resetModules();
  setEnvironment({ SESSION_KEYS: keys.join(',') });
  return import('./seal');
}

describe('a sealed value', () => {
  let sealing: Awaited<ReturnType<typeof withKeys>>;
  beforeEach(async () => {
    sealing = await withKeys(key('a'));
  });

  it('opens to what was sealed', async () => {
    const plaintext = 'a pair of tokens, with an ä';
    const sealed = await sealing.seal(plaintext, 'vendor-tokens');
    expect(sealed).not.toContain(Buffer.from(plaintext).toString('base64url'));
    expect(await sealing.unseal(sealed, 'vendor-tokens')).toBe(plaintext);
  });

  it('is different each time', async () => {
    const [one, other] = [
      await sealing.seal('x', 'session-cookie'),
      await sealing.seal('x', 'session-cookie'),
    ];
    expect(one).not.toBe(other);
  });

  it('names its key without revealing it', async () => {
    const header = decodeProtectedHeader(await sealing.seal('x', 'session-cookie'));
    expect(header).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      kid: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  it('opens for no other purpose', async () => {
    const sealed = await sealing.seal('x', 'session-cookie');
    await expect(sealing.unseal(sealed, 'vendor-tokens')).rejects.toMatchObject({
      code: 'ERR_JWE_DECRYPTION_FAILED',
    });
  });

  it.each([
    ['to something else', 'row 1', 'row 2'],
    ['to something', 'row 1', undefined],
    ['to nothing', undefined, 'row 1'],
  ])('does not open when it was bound %s', async (_, boundTo, expected) => {
    const sealed = await sealing.seal('x', 'session-cookie', boundTo);
    expect(await sealing.unseal(sealed, 'session-cookie', boundTo)).toBe('x');
    await expect(sealing.unseal(sealed, 'session-cookie', expected)).rejects.toMatchObject({
      code: 'ERR_JWE_DECRYPTION_FAILED',
    });
  });

  it('does not open with one character changed', async () => {
    const sealed = await sealing.seal('x'.repeat(40), 'session-cookie');
    const [, , nonce = '', ciphertext = '', tag = ''] = sealed.split('.');
    for (const part of [nonce, ciphertext, tag]) {
      const altered = sealed.replace(part, (part.startsWith('A') ? 'B' : 'A') + part.slice(1));
      await expect(sealing.unseal(altered, 'session-cookie')).rejects.toMatchObject({
        code: 'ERR_JWE_DECRYPTION_FAILED',
      });
    }
  });

  it('does not open with another header', async () => {
    const sealed = await sealing.seal('x', 'session-cookie');
    const other = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256CBC-HS512' })).toString(
      'base64url',
    );
    await expect(
      sealing.unseal(sealed.replace(/^[^.]+/, other), 'session-cookie'),
    ).rejects.toMatchObject({
      code: 'ERR_JOSE_ALG_NOT_ALLOWED',
    });
  });

  it.each(['', 'x', 'a.b.c.d.e', 'not sealed at all'])('is not %j', async (text) => {
    await expect(sealing.unseal(text, 'session-cookie')).rejects.toMatchObject({
      code: 'ERR_JWE_INVALID',
    });
  });
});

describe('session keys', () => {
  it('rotate: the old one still opens, the new one seals', async () => {
    const before = await withKeys(key('a'));
    const old = await before.seal('from before', 'session-cookie');
    const after = await withKeys(key('b'), key('a'));
    expect(await after.unseal(old, 'session-cookie')).toBe('from before');
    const fresh = await after.seal('from now', 'session-cookie');
    const later = await withKeys(key('b'));
    expect(await later.unseal(fresh, 'session-cookie')).toBe('from now');
  });

  it('do not open what a removed key sealed', async () => {
    const before = await withKeys(key('a'));
    const old = await before.seal('from before', 'session-cookie');
    const after = await withKeys(key('b'));
    await expect(after.unseal(old, 'session-cookie')).rejects.toMatchObject({
      code: 'ERR_JWE_DECRYPTION_FAILED',
    });
  });

  it('do not open a value that names an unknown or empty key', async () => {
    const { unseal } = await withKeys(key('a'));
    const known = new Uint8Array(hkdfSync('sha256', '', '', 'foyer vendor-tokens', 32));
    const forged = await new CompactEncrypt(new TextEncoder().encode('{"jwt":"forged"}'))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'unknown' })
      .encrypt(known);
    await expect(unseal(forged, 'vendor-tokens')).rejects.toMatchObject({
      code: 'ERR_JWE_DECRYPTION_FAILED',
    });
  });

  it('derive different secrets for each purpose, the sealing one first', async () => {
    const { derivedSecrets, seal } = await withKeys(key('a'), key('b'));
    const secrets = [...derivedSecrets('session-cookie'), ...derivedSecrets('vendor-tokens')];
    expect(new Set(secrets).size).toBe(4);
    expect(secrets).not.toContain(key('a'));
    const [first = ''] = derivedSecrets('session-cookie');
    const opened = await compactDecrypt(
      await seal('x', 'session-cookie'),
      Buffer.from(first, 'base64url'),
    );
    expect(new TextDecoder().decode(opened.plaintext)).toBe('x');
  });
});
