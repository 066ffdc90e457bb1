import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { ownDatabase } from '@/lib/session/test-database';
import { ines, jonas, mira, ownStore } from '@/lib/vendors/bigcommerce/test-store';
import { base64url, storeToken } from '@/lib/vendors/bigcommerce/test-tokens';
import { readCurrentCustomer } from './current-customer';

const sandbox = ownStore();
ownDatabase();
const visitor = { address: '203.0.113.7', addressPrefix: '203.0.113.0/24', userAgent: 'A browser' };
let logged: ReturnType<typeof vi.spyOn>;

beforeEach(async () => {
  await database().rateLimit.deleteMany();
  logged = vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
});

describe('what a customer of the store bought lately', () => {
  it('is returned for a valid token, newest first', async () => {
    const purchases = await readCurrentCustomer(storeToken(mira), visitor);
    expect(purchases[0]).toEqual({
      name: 'Usher’s torch',
      imageUrl: expect.stringMatching(/^http:.*\.svg$/),
      url: expect.stringContaining('/store/'),
      orderedAt: new Date('2026-11-06T20:15:30Z'),
      quantity: 2,
      price: 49,
      currency: 'USD',
    });
    expect(purchases.map(({ name }) => name)).toContain('Gift wrapping');
  });

  it('contains no personal data', async () => {
    const told = JSON.stringify(await readCurrentCustomer(storeToken(mira), visitor));
    expect(told).not.toMatch(/mira|okafor|4927|example\.com/i);
  });

  it('is the same for repeated requests with one token', async () => {
    const token = storeToken(mira);
    const [one, again] = [
      await readCurrentCustomer(token, visitor),
      await readCurrentCustomer(token, visitor),
    ];
    expect(again).toEqual(one);
    expect(await readCurrentCustomer(storeToken(jonas), visitor)).not.toEqual(one);
    expect(await readCurrentCustomer(storeToken(ines), visitor)).toEqual([]);
    expect(await database().spentToken.count()).toBe(0);
  });

  it('has no pictures while the catalogue is down', async () => {
    await sandbox.control('fail', {
      vendor: 'bigcommerce',
      path: '/stores/:hash/v3/catalog/products',
      fault: 503,
      times: 9,
    });
    const [first] = await readCurrentCustomer(storeToken(mira), visitor);
    expect(first).toMatchObject({ name: 'Usher’s torch', imageUrl: null, url: null, price: 49 });
  });

  it('is an error while the store is down', async () => {
    await sandbox.control('fail', { vendor: 'bigcommerce', fault: 503, times: 9 });
    await expect(readCurrentCustomer(storeToken(mira), visitor)).rejects.toMatchObject({
      name: 'VendorError',
    });
  });
});

describe('a token that is not accepted', () => {
  it.each([
    ['is none', () => 'a.b.c', 'malformed'],
    ['is over', () => storeToken(mira, 931), 'expired'],
    ['was altered', () => storeToken(mira).replace(/\.[^.]+\./, `.${base64url({})}.`), 'signature'],
  ])(
    'because it %s asks the store nothing, and its bearer learns no more',
    async (_, make, code) => {
      await expect(readCurrentCustomer(make(), visitor)).rejects.toMatchObject({
        code: 'token_refused',
      });
      expect(await sandbox.calls()).toEqual([]);
      expect(logged.mock.calls.join()).toContain(`"code":"${code}"`);
    },
  );

  it('is never written down', async () => {
    const token = storeToken(mira, 931);
    await expect(readCurrentCustomer(token, visitor)).rejects.toThrow();
    expect(logged.mock.calls.join()).not.toContain(token.split('.')[1]);
  });
});

it('is limited per customer', async () => {
  const { limits } = await import('@/lib/env/limited-actions');
  const ask = () => readCurrentCustomer(storeToken(ines), { ...visitor, address: '198.51.100.9' });
  const most = limits['current-customer'].account.times;
  const key = { startsWith: 'current-customer account' };
  await ask();
  await database().rateLimit.updateMany({ where: { key }, data: { points: most } });
  await expect(ask()).rejects.toMatchObject({ code: 'too_many_attempts' });
});

it('counts only refused tokens against a network, and never blocks a valid one there', async () => {
  const { limits } = await import('@/lib/env/limited-actions');
  const ask = (token: string) =>
    readCurrentCustomer(token, { ...visitor, address: '198.51.100.10' });
  const ofNetwork = { where: { key: { contains: ' address ' } } };
  await ask(storeToken(mira));
  expect(await database().rateLimit.findMany(ofNetwork)).toEqual([]);
  await expect(ask('a.b.c')).rejects.toMatchObject({ code: 'token_refused' });
  const points = limits['refused-store-token'].address.times;
  await database().rateLimit.updateMany({ ...ofNetwork, data: { points } });
  await expect(ask('a.b.c')).rejects.toMatchObject({ code: 'too_many_attempts' });
  expect(await ask(storeToken(jonas))).not.toEqual([]);
});
