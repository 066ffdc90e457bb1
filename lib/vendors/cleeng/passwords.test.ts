import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { createAuth, refreshAuth } from './auths';
import { requestPasswordReset, updatePassword } from './passwords';
import { CleengTokenRefused } from './refusals';
import { signIn } from './test-customer';

const sandbox = ownSandbox();

const email = 'anna@example.com';
const newPassword = 'changed-1';
const ourPage = 'https://foyer.example/new-password?from=mail';

/** Oldest first. */
async function mailedLinks(to: string): Promise<URL[]> {
  const mails: { link: string }[] = await (
    await fetch(`${sandbox.url}/_/mail?to=${encodeURIComponent(to)}`)
  ).json();
  return mails.map(({ link }) => new URL(link));
}

async function mailedToken(to = email): Promise<string> {
  await requestPasswordReset(to, ourPage);
  const link = (await mailedLinks(to)).at(-1);
  return link?.searchParams.get('resetPasswordToken') ?? '';
}

describe('requesting a reset mail', () => {
  it("sends a link to our page with the page's query and the token", async () => {
    await requestPasswordReset(email, ourPage);
    const [link, ...others] = await mailedLinks(email);
    expect(others).toEqual([]);
    expect(`${link?.origin}${link?.pathname}`).toBe('https://foyer.example/new-password');
    expect(Object.fromEntries(link?.searchParams ?? [])).toEqual({
      from: 'mail',
      email,
      resetPasswordToken: expect.stringMatching(/^\w+$/),
      publisherId: '123456789',
    });
  });

  it("sends a link to Cleeng's page without an address of ours", async () => {
    await requestPasswordReset(email, null);
    const [link] = await mailedLinks(email);
    expect(`${link?.origin}${link?.pathname}`).toBe(`${sandbox.url}/cleeng/reset-password-page`);
  });

  it.each(['nobody@example.com', 'elsewhere@example.com'])(
    'is refused for %s',
    async (stranger) => {
      await expect(requestPasswordReset(stranger, ourPage)).rejects.toMatchObject({
        name: 'Refusal',
        code: 'customer_unknown',
        faults: [],
      });
      expect(await mailedLinks(stranger)).toEqual([]);
    },
  );

  it('is not refused where Cleeng does not reveal unknown addresses', async () => {
    await sandbox.control('settings', { unknownEmailAtReset: 'accepted' });
    await requestPasswordReset('nobody@example.com', ourPage);
    expect(await mailedLinks('nobody@example.com')).toEqual([]);
  });

  it('is refused with a page that is no URL', async () => {
    await expect(requestPasswordReset(email, 'new-password')).rejects.toMatchObject({
      name: 'Refusal',
      code: 'vendor_refused',
    });
  });
});

describe('a new password', () => {
  it('works at login, and the old one does not', async () => {
    await updatePassword({ email, resetPasswordToken: await mailedToken(), newPassword });
    expect(await createAuth(email, newPassword, null)).toMatchObject({ customerId: '100000001' });
    await expect(createAuth(email, 'anna-sandbox-1', null)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
  });

  it('revokes the refresh tokens', async () => {
    const { customerId, refreshToken } = await signIn('anna');
    await updatePassword({ email, resetPasswordToken: await mailedToken(), newPassword });
    await expect(refreshAuth(refreshToken, customerId)).rejects.toThrow(CleengTokenRefused);
  });

  it.each<[string, () => Promise<string>]>([
    [
      'used',
      async () => {
        const resetPasswordToken = await mailedToken();
        await updatePassword({ email, resetPasswordToken, newPassword: 'meanwhile-1' });
        return resetPasswordToken;
      },
    ],
    ['altered', async () => `${(await mailedToken()).slice(0, -4)}zzzz`],
    ['empty', async () => ''],
    ["another customer's", () => mailedToken('ben@example.com')],
    [
      'replaced by a newer one',
      async () => {
        const older = await mailedToken();
        await mailedToken();
        return older;
      },
    ],
    [
      'too old',
      async () => {
        const resetPasswordToken = await mailedToken();
        await sandbox.control('advance', { seconds: 86_400 });
        return resetPasswordToken;
      },
    ],
  ])('is refused where the link is %s', async (_, make) => {
    const resetPasswordToken = await make();
    await expect(updatePassword({ email, resetPasswordToken, newPassword })).rejects.toMatchObject({
      name: 'Refusal',
      code: 'reset_link_invalid',
      faults: [],
    });
    await expect(createAuth(email, newPassword, null)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
  });

  it('is refused the same for an unknown address', async () => {
    const change = {
      email: 'nobody@example.com',
      resetPasswordToken: await mailedToken(),
      newPassword,
    };
    await expect(updatePassword(change)).rejects.toMatchObject({ code: 'reset_link_invalid' });
  });

  it.each(['short-1', 'x'.repeat(81), '12345678'])(
    'that is weak is refused at its field, and the link stays valid: %s',
    async (weak) => {
      const resetPasswordToken = await mailedToken();
      await expect(
        updatePassword({ email, resetPasswordToken, newPassword: weak }),
      ).rejects.toMatchObject({
        name: 'Refusal',
        code: 'password_weak',
        faults: [{ field: 'password', code: 'password_weak' }],
      });
      await updatePassword({ email, resetPasswordToken, newPassword });
    },
  );

  it.each([429, 503])('leaves the link valid where a gateway responds with %i', async (fault) => {
    const resetPasswordToken = await mailedToken();
    await sandbox.control('fail', {
      vendor: 'cleeng',
      method: 'PATCH',
      path: '/customers/passwords',
      fault,
    });
    const change = { email, resetPasswordToken, newPassword };
    await expect(updatePassword(change)).rejects.toMatchObject({ name: 'VendorError' });
    await updatePassword(change);
  });
});
