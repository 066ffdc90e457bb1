import { describe, expect, it } from 'vitest';
import { failure, openSandbox } from '../test-sandbox';

const sandbox = openSandbox();

const ownAddresses = [
  ['GET', '/customers/:id'],
  ['PATCH', '/customers/:id'],
  ['GET', '/customers/:id/consents'],
  ['PUT', '/customers/:id/consents'],
  ['GET', '/customers/:id/capture/status'],
  ['PUT', '/customers/:id/capture'],
  ['GET', '/customers/:id/subscriptions'],
  ['GET', '/customers/:id/offers'],
] as const;

const addresses = [
  ...ownAddresses,
  ['DELETE', '/refresh_tokens'],
  ['GET', '/entitlements/S916977979_NL'],
] as const;

const ANNA = 100000001;
const pathOf = (address: string, id: number | string = ANNA) => address.replace(':id', String(id));

describe.each(addresses)('%s %s', (method, address) => {
  it('needs a JWT, and treats an empty Authorization as none', async () => {
    const missing = failure(401, 'AUTH0001', 'Missing required JWT');
    expect(await sandbox.cleeng(method, pathOf(address))).toEqual(missing);
    const headers = { Authorization: '' };
    expect(await sandbox.cleeng(method, pathOf(address), { headers })).toEqual(missing);
  });

  it('refuses an invalid JWT', async () => {
    expect(await sandbox.cleeng(method, pathOf(address), { jwt: 'undefined' })).toEqual(
      failure(401, 'AUTH0002', 'Invalid JWT token'),
    );
  });

  it('refuses an expired JWT', async () => {
    const { jwt, customerId } = await sandbox.register();
    await sandbox.control('advance', { seconds: 15 * 60 });
    expect(await sandbox.cleeng(method, pathOf(address, customerId), { jwt })).toEqual(
      failure(401, 'AUTH0003', 'Expired JWT token'),
    );
  });
});

describe.each(ownAddresses)('%s %s of another customer', (method, address) => {
  it('is refused before the body is read, as is an invalid id', async () => {
    const { jwt } = await sandbox.register();
    expect(await sandbox.cleeng(method, pathOf(address), { jwt })).toEqual(
      failure(403, 'SANDBOX0002', 'Access to another customer is forbidden'),
    );
    expect(await sandbox.cleeng(method, pathOf(address, 'me'), { jwt })).toEqual(
      failure(400, 'REQ0003', 'Invalid param customerId'),
    );
  });
});
