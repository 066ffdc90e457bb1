import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mailboxUrl } from '@/lib/session/mailbox';
import { lastResetRequest } from '@/lib/session/reset-request';
import { emptyJar } from '@/lib/session/test-cookies';
import { setEnvironment } from '@/lib/test-environment';
import { ownSandbox } from '@/lib/test-sandbox';
import { askForResetMail } from './reset-password';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));

const sandbox = ownSandbox();
setEnvironment({ APP_URL: 'http://localhost:3000' });

const email = 'anna@example.com';
async function mails(to: string): Promise<{ link: string }[]> {
  return (await fetch(`${sandbox.url}/_/mail?to=${encodeURIComponent(to)}`)).json();
}

beforeEach(() => {
  emptyJar();
});

describe('asking for the mail', () => {
  it('brings one whose link leads to our page', async () => {
    await askForResetMail(email);
    const [mail, ...others] = await mails(email);
    expect(mail?.link).toMatch(/^http:\/\/localhost:3000\/new-password\?email=anna%40example\.com&/);
    expect(others).toEqual([]);
    expect(await lastResetRequest()).toMatchObject({ email });
  });

  it.each(['nobody@example.com', 'elsewhere@example.com'])(
    'is the same for %s, whom nobody knows here',
    async (stranger) => {
      await askForResetMail(stranger);
      expect(await mails(stranger)).toEqual([]);
      expect(await lastResetRequest()).toMatchObject({ email: stranger });
    },
  );

  it('puts the mail into the mailbox of this browser', async () => {
    await askForResetMail(email);
    const mailbox = await mailboxUrl();
    expect(await (await fetch(mailbox ?? '')).text()).toContain(email);
  });

  it.each([429, 503])('says so where Cleeng answers %i, and may be tried again at once', async (fault) => {
    await sandbox.control('fail', { vendor: 'cleeng', fault });
    await expect(askForResetMail(email)).rejects.toMatchObject({ name: 'VendorError' });
    expect(await lastResetRequest()).toBeNull();
    await askForResetMail(email);
    expect(await mails(email)).toHaveLength(1);
  });
});

describe('asking again', () => {
  it('has to wait a minute, but for another address', async () => {
    await askForResetMail(email);
    await expect(askForResetMail(email)).rejects.toMatchObject({ code: 'mail_just_sent' });
    expect(await mails(email)).toHaveLength(1);
    await askForResetMail('ben@example.com');
    expect(await mails('ben@example.com')).toHaveLength(1);
  });

  it('is told how long', async () => {
    await askForResetMail(email);
    const now = Date.now();
    const waitAfter = async (seconds: number) =>
      (await lastResetRequest(new Date(now + seconds * 1000)))?.waitSeconds;
    expect(await waitAfter(20)).toBe(40);
    expect(await waitAfter(60)).toBe(0);
    expect(await waitAfter(1801)).toBeUndefined();
  });
});
