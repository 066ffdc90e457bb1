// Our clock differs from Cleeng's, which runs in another process.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { createAuth, refreshAuth } from './auths';
import { createCustomer, fetchCustomer } from './customers';
import { keySets } from './jwks';

const sandbox = ownSandbox();
const region = { country: 'NL', currency: 'EUR', locale: 'nl_NL' };

const setOurClock = (secondsAhead: number) => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + secondsAhead * 1000 });
};
const signIn = () => createAuth('anna@example.com', 'anna-sandbox-1', null);
const register = () =>
  createCustomer({
    email: `${randomUUID()}@example.com`,
    password: 'a-password-1',
    customerIp: null,
    ...region,
  });
const clockWrong = { failure: 'clock', refusalCode: 'clock_wrong' };

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'info').mockReturnValue();
  keySets.clear();
  Reflect.deleteProperty(globalThis, 'foyerClock');
});
afterEach(() => {
  vi.useRealTimers();
});

describe('while our clock differs', () => {
  it.each([[-100], [-45], [600]])('by %i s, tokens are accepted and used', async (seconds) => {
    setOurClock(seconds);
    const { customerId, tokens } = await signIn();
    expect(await fetchCustomer({ customerId, jwt: tokens.jwt })).toMatchObject({
      email: 'anna@example.com',
    });
    await register();
    expect(await sandbox.calls()).toContain('POST /customers 200');
  });

  it.each([[-200], [1_100]])('by %i s, nothing is created at Cleeng', async (seconds) => {
    setOurClock(seconds);
    await expect(register()).rejects.toMatchObject(clockWrong);
    await expect(signIn()).rejects.toMatchObject(clockWrong);
    expect(await sandbox.calls()).toEqual([]);
    setOurClock(0);
    await register();
    await signIn();
  });

  it('no token that works once is spent', async () => {
    const { customerId, tokens } = await signIn();
    const renew = () => refreshAuth(tokens.refreshToken ?? '', customerId);
    setOurClock(-200);
    await expect(fetchCustomer({ customerId, jwt: tokens.jwt })).resolves.toBeDefined(); // Its response shows our clock.
    await expect(renew()).rejects.toMatchObject(clockWrong);
    setOurClock(0);
    expect(await renew()).toMatchObject({ customerId });
  });

  it('and only the response with the token shows it, our clock is named', async () => {
    await signIn();
    setOurClock(-200);
    await expect(signIn()).rejects.toMatchObject({ ...clockWrong, operation: 'createAuth' });
  });
});
