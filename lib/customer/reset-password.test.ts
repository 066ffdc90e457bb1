import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { limits } from '@/lib/env/limited-actions';
import { setEnvironment } from '@/lib/env/test-environment';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { keepMailbox, mailboxKey, mailboxUrl } from '@/lib/password/mailbox';
import {
  lastResetRequest,
  rememberResetRequest,
  wayBackFromReset,
} from '@/lib/password/reset-request';
import { emptyJar } from '@/lib/session/test-cookies';
import { ownDatabase } from '@/lib/session/test-database';
import { askForResetMail } from './reset-password';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
const { afterTheAnswer } = vi.hoisted(() => ({ afterTheAnswer: [] as (() => Promise<unknown>)[] }));
vi.mock('next/server', () => ({
  after: (task: () => Promise<unknown>) => afterTheAnswer.push(task),
}));

const sandbox = ownSandbox();
setEnvironment({ APP_URL: 'http://localhost:3000' });

ownDatabase();

const visitor = { address: '198.18.0.1', addressPrefix: null, userAgent: null };
const email = 'anna@example.com';

/** Sets the cookies, as the action does. */
async function ask(
  to = email,
  { returnTo = '/', offer = '', address = visitor.address } = {},
): Promise<void> {
  const mailbox = await mailboxKey();
  await askForResetMail({ email: to, visitor: { ...visitor, address }, mailbox });
  await keepMailbox(mailbox);
  await rememberResetRequest(to, { returnTo, offer: offer || null });
}

async function mails(to: string): Promise<{ link: string }[]> {
  return (await fetch(`${sandbox.url}/_/mail?to=${encodeURIComponent(to)}`)).json();
}

beforeEach(async () => {
  emptyJar();
  await database().rateLimit.deleteMany();
});

describe('asking for the mail', () => {
  it('brings one whose link leads to our page', async () => {
    await ask();
    const [mail, ...others] = await mails(email);
    expect(mail?.link).toMatch(
      /^http:\/\/localhost:3000\/new-password\?email=anna%40example\.com&/,
    );
    expect(others).toEqual([]);
    expect(await lastResetRequest()).toMatchObject({ email });
  });

  it.each(['nobody@example.com', 'elsewhere@example.com'])(
    'is the same for %s, who has no account here',
    async (stranger) => {
      await ask(stranger);
      expect(await mails(stranger)).toEqual([]);
      expect(await lastResetRequest()).toMatchObject({ email: stranger });
    },
  );

  it('keeps where they were going for when the link is opened, the newest request first', async () => {
    const wayBack = { returnTo: '/account', offer: 'S916977979_NL' };
    await ask(email, wayBack);
    expect(await wayBackFromReset()).toEqual(wayBack);
    await ask('ben@example.com', { offer: 'S1_NOT_SOLD' });
    expect(await wayBackFromReset()).toEqual({ returnTo: '/', offer: null });
  });

  it('puts the mail into the mailbox of this browser', async () => {
    await ask();
    const mailbox = await mailboxUrl();
    expect(await (await fetch(mailbox ?? '')).text()).toContain(email);
  });

  it.each([429, 503])(
    'says so where Cleeng answers %i, and may be tried again at once',
    async (fault) => {
      await sandbox.control('fail', { vendor: 'cleeng', fault });
      await expect(ask()).rejects.toMatchObject({ name: 'VendorError' });
      expect(await lastResetRequest()).toBeNull();
      await ask();
      expect(await mails(email)).toHaveLength(1);
    },
  );
});

describe('a mail that Cleeng takes long to write', () => {
  const slowly = (fault: string) =>
    sandbox.control('fail', {
      vendor: 'cleeng',
      method: 'PUT',
      path: '/customers/passwords',
      fault,
    });
  beforeEach(async () => {
    afterTheAnswer.length = 0;
    await sandbox.control('settings', { slowSeconds: 4, timeoutSeconds: 4 });
  });

  it('does not delay the answer, and is written', async () => {
    await slowly('slow');
    const startedAt = performance.now();
    await ask();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(await lastResetRequest()).toMatchObject({ email });
    expect(await mails(email)).toEqual([]);
    await Promise.all(afterTheAnswer.map((task) => task()));
    expect(await mails(email)).toHaveLength(1);
  });

  it('and then does not write, is reported in the log', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    await slowly('timeout');
    await ask();
    await Promise.all(afterTheAnswer.map((task) => task()));
    expect(warned.mock.calls.join()).toContain('"event":"reset_mail_not_requested"');
    expect(warned.mock.calls.join()).not.toContain(email);
  });
});

describe('asking again', () => {
  it('has to wait a minute, but for another address', async () => {
    await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'mail_just_sent' });
    expect(await mails(email)).toHaveLength(1);
    await ask('ben@example.com');
    expect(await mails('ben@example.com')).toHaveLength(1);
  });

  it('says how long', async () => {
    await ask();
    const now = Date.now();
    const waitAfter = async (seconds: number) =>
      (await lastResetRequest(new Date(now + seconds * 1000)))?.waitSeconds;
    expect(await waitAfter(20)).toBe(40);
    expect(await waitAfter(60)).toBe(0);
    expect(await waitAfter(1801)).toBeUndefined();
  });
});

describe('asking too often', () => {
  const { accountAtAddress: here, account } = limits['reset-password'];
  const flood = (to: string, address: string) => {
    emptyJar(); // The wait is stored in a cookie, which an attacker does not keep.
    return ask(to, { address }).then(
      () => 'sent',
      ({ code }) => code,
    );
  };

  it.each([email, 'nobody@example.com'])('is refused alike for %s', async (to) => {
    const answers = await Promise.all(
      Array.from({ length: here.times + 1 }, () => flood(to, '198.18.0.1')),
    );
    expect(answers.sort()).toEqual([...Array(here.times).fill('sent'), 'too_many_attempts']);
    expect(await flood(to, '198.18.0.2')).toBe('sent');
  });

  it('is refused from many addresses, too', async () => {
    const answers = await Promise.all(
      Array.from({ length: account.times + 3 }, (_, time) => flood(email, `198.18.1.${time}`)),
    );
    expect(answers.filter((answer) => answer === 'sent')).toHaveLength(account.times);
    expect(await mails(email)).toHaveLength(account.times);
  });
});
