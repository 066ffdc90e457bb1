import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { createSsoAuth, isNewByThisLogin, isPublisherTokenAccepted } from './sso';

const sandbox = ownSandbox();

const publisherToken = 'sandbox-publisher-token';
const signIn = (email = 'anna@example.com', token = publisherToken) =>
  createSsoAuth(email, '192.0.2.9', token);

describe('a sign-in by the publisher', () => {
  it.each(['enveloped', 'bare'])('returns a pair with a verified JWT: %s', async (ssoAnswer) => {
    await sandbox.control('settings', { ssoAnswer });
    const { customerId, tokens } = await signIn();
    expect(customerId).toBe('100000001');
    expect(tokens.refreshToken).toMatch(/^\w{32,}$/);
    const response = await fetch(`${sandbox.url}/cleeng/customers/${customerId}`, {
      headers: { authorization: `Bearer ${tokens.jwt}` },
    });
    expect(await response.json()).toMatchObject({ responseData: { lastUserIp: '192.0.2.9' } });
  });

  it('sends the publisher token in the header', async () => {
    await sandbox.control('settings', { ssoPublisherToken: 'header' });
    await signIn();
  });

  it.each([
    [404, 'USER0004'],
    [400, 'none'],
    [422, 'none'],
  ])('finds an address unknown: %i %s', async (ssoUnknownEmailStatus, ssoUnknownEmailCode) => {
    await sandbox.control('settings', { ssoUnknownEmailStatus, ssoUnknownEmailCode });
    await expect(signIn('nobody@example.com')).rejects.toMatchObject({ code: 'customer_unknown' });
  });

  it.each([
    [401, 'SANDBOX0005'],
    [401, 'none'],
    [403, 'AUTH0002'],
    [403, 'none'],
  ])('with a refused publisher token is our fault: %i %s', async (status, code) => {
    await sandbox.control('settings', { ssoBadTokenStatus: status, ssoBadTokenCode: code });
    await expect(signIn('anna@example.com', 'another')).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
      message: expect.not.stringContaining('another'),
    });
  });

  it("is refused for another publisher's customer", async () => {
    await expect(signIn('elsewhere@example.com')).rejects.toMatchObject({
      code: 'sso_other_publisher',
    });
  });

  it.each([503, 429])('is an outage after a %i', async (fault) => {
    await sandbox.control('fail', { vendor: 'cleeng', path: '/sso/auths', fault, times: 9 });
    await expect(signIn()).rejects.toMatchObject({ name: 'VendorError' });
  });
});

describe('a customer', () => {
  it('is new where the sign-in has made them, and not otherwise', async () => {
    await sandbox.control('settings', { ssoUnknownEmail: 'created' });
    const made = await signIn('nina@example.com');
    const known = await signIn();
    const isNew = ({ customerId, tokens }: typeof made) =>
      isNewByThisLogin({ customerId, jwt: tokens.jwt });
    expect(await isNew(made)).toBe(true);
    expect(await isNew(known)).toBe(false);
  });
});

describe('a look at the publisher token', () => {
  it.each(['refused', 'created'])(
    'signs nobody in, where unknown addresses are %s',
    async (ssoUnknownEmail) => {
      await sandbox.control('settings', { ssoUnknownEmail });
      expect(await isPublisherTokenAccepted(publisherToken)).toBe(true);
      expect(await isPublisherTokenAccepted('another')).toBe(false);
      expect((await sandbox.calls()).filter((call) => / 2\d\d/.test(call))).toEqual([]);
    },
  );

  it('cannot tell while Cleeng is down', async () => {
    await sandbox.control('fail', { vendor: 'cleeng', path: '/sso/auths', fault: 503, times: 9 });
    await expect(isPublisherTokenAccepted(publisherToken)).rejects.toMatchObject({
      failure: 'failing',
    });
  });
});
