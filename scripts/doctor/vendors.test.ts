import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { Finding } from './finding';
import { examined } from './test-examination';
import { anHourLater, answering, deserted, named, refusing } from './test-vendors';

const sandbox = ownSandbox();
const examineSandbox = () => examined({ SANDBOX_INTERNAL_URL: sandbox.url });
const outcomesOf = (findings: Record<string, Finding>) =>
  Object.values(findings).map(({ outcome }) => outcome);

describe('the doctor finds', () => {
  it('nothing wrong with a sandbox that is well', async () => {
    const { findings, isHealthy } = await examineSandbox();
    for (const title of ['Environment', 'Cleeng', 'BigCommerce', 'Kustomer']) {
      expect(new Set(outcomesOf(findings(title))), title).toEqual(new Set(['fine']));
    }
    expect(isHealthy).toBe(true);
    expect(findings('Cleeng')).toMatchObject({
      'consents of publisher 123456789': { answer: '3, of which 2 must be accepted' },
      'place of a visitor': { answer: 'seen from here: US, USD' },
      'offer S916977979_NL': { answer: 'on sale' },
      'offer S000000404_NL': { answer: 'no longer sold' },
    });
  });

  it.each([
    ['cleeng', 'Cleeng', 'consents of publisher 123456789'],
    ['bigcommerce', 'BigCommerce', 'management API of foyer1store'],
    ['kustomer', 'Kustomer', 'script of the chat'],
  ])('%s down, and says where to look', async (vendor, title, asked) => {
    await sandbox.control('fail', { vendor, fault: 503, times: 50 });
    const { findings, isHealthy } = await examineSandbox();
    expect(isHealthy).toBe(false);
    expect(findings(title)[asked]).toEqual({
      outcome: 'failure',
      asked,
      answer: 'status 503',
      advice: 'Look at the faults that were ordered, on its panel.',
    });
    for (const other of ['Cleeng', 'BigCommerce', 'Kustomer'].filter((name) => name !== title)) {
      expect(outcomesOf(findings(other)), other).not.toContain('failure');
    }
  });

  it.each([
    ['reset', 'the connection broke (ECONNRESET)', 'certificate'],
    [429, 'too many questions (status 429)', 'Wait a minute.'],
    ['malformed', /^not what was asked for/, 'Check BIGCOMMERCE_API_URL'],
  ])("what a vendor of one's own does: %s", async (fault, answer, advice) => {
    await sandbox.control('fail', { vendor: 'bigcommerce', path: '/stores/:hash/v2/time', fault });
    const { findings } = await examined(named(sandbox.url));
    expect(findings('BigCommerce')['management API of foyer1store']).toMatchObject({
      outcome: 'failure',
      answer: answer instanceof RegExp ? expect.stringMatching(answer) : answer,
      advice: expect.stringContaining(advice),
    });
  });

  it('nobody there', async () => {
    const { findings, isHealthy } = await examined({ SANDBOX_INTERNAL_URL: await deserted() });
    expect(isHealthy).toBe(false);
    for (const title of ['Cleeng', 'BigCommerce', 'Kustomer']) {
      expect(Object.values(findings(title))).toContainEqual(
        expect.objectContaining({
          answer: 'no connection (ECONNREFUSED)',
          advice: expect.stringMatching(/^Start it: `npm run demo`/),
        }),
      );
    }
  });

  it('a name that nobody has', async () => {
    const { findings } = await examined({ SANDBOX_URL: 'https://sandbox.invalid' });
    expect(findings('Environment')).toHaveProperty(['sandbox (SANDBOX_URL)', 'outcome'], 'fine');
    expect(findings('Kustomer')).toMatchObject({
      'script of the chat': {
        outcome: 'failure',
        advice: expect.stringMatching(/name: check SANDBOX_URL/),
      },
    });
  });

  it('a publisher that Cleeng does not know', async () => {
    const { findings } = await examined({
      ...named(sandbox.url),
      CLEENG_PUBLISHER_ID: '111222333',
    });
    expect(findings('Cleeng')['consents of publisher 111222333']).toMatchObject({
      outcome: 'failure',
      answer: 'Cleeng knows no such publisher',
      advice: expect.stringContaining('CLEENG_PUBLISHER_ID'),
    });
  });

  it('an offer that Cleeng does not know', async () => {
    const CLEENG_OFFERS = 'S916977979_NL,S000000000_XX';
    const { findings } = await examined({ ...named(sandbox.url), CLEENG_OFFERS });
    expect(findings('Cleeng')).toMatchObject({
      'offer S916977979_NL': { outcome: 'fine' },
      'offer S000000000_XX': {
        outcome: 'failure',
        answer: 'Cleeng knows no such offer',
        advice: expect.stringContaining('CLEENG_OFFERS'),
      },
    });
  });

  it('a token that is not for this store, and one without a scope', async () => {
    const wrong = { ...named(sandbox.url), BIGCOMMERCE_ACCESS_TOKEN: 'of-another-store' };
    const { findings: ofWrong } = await examined(wrong);
    for (const asked of [
      'management API of foyer1store',
      'Orders, read-only',
      'Products, read-only',
    ]) {
      expect(ofWrong('BigCommerce')[asked]).toMatchObject({
        outcome: 'failure',
        answer: 'status 401: the token is not for this store',
      });
    }
    await sandbox.control('settings', { missingScope: 'orders' });
    const { findings } = await examined(named(sandbox.url));
    expect(findings('BigCommerce')).toMatchObject({
      'management API of foyer1store': { outcome: 'fine' },
      'Orders, read-only': {
        outcome: 'failure',
        answer: 'status 403: no such scope',
        advice: expect.stringContaining('scope Orders'),
      },
      'Products, read-only': { outcome: 'fine' },
    });
  });

  it.each<[string, () => Promise<string>, object]>([
    [
      'open to guests alone, or no store',
      () => answering(200),
      { outcome: 'warning', answer: 'status 200, though nobody is signed in' },
    ],
    [
      'elsewhere',
      () => answering(302, { location: sandbox.url }),
      { outcome: 'failure', answer: 'a redirect, or no answer at all' },
    ],
  ])('a store whose pages are %s', async (_, pages, finding) => {
    const { findings } = await examined({
      ...named(sandbox.url),
      BIGCOMMERCE_STORE_URL: await pages(),
    });
    expect(findings('BigCommerce')).toMatchObject({
      'management API of foyer1store': { outcome: 'fine' },
      'current customer, as a guest': {
        ...finding,
        advice: expect.stringContaining('BIGCOMMERCE_STORE_URL'),
      },
    });
  });

  it('a call that a vendor refuses for a reason of its own', async () => {
    const { findings } = await examined({
      ...named(sandbox.url),
      CLEENG_API_URL: await refusing(),
    });
    expect(findings('Cleeng')['place of a visitor']).toMatchObject({
      outcome: 'failure',
      answer: 'refused (vendor_refused)',
      advice: 'Check CLEENG_API_URL.',
    });
  });

  it('a policy that was only tried, and forgotten', async () => {
    const { findings, isHealthy } = await examined({
      ...named(sandbox.url),
      KUSTOMER_POLICY: 'report',
    });
    expect(findings('Kustomer')['policy of every page (KUSTOMER_POLICY)']).toMatchObject({
      outcome: 'warning',
    });
    expect(isHealthy).toBe(true);
  });

  it('keys and addresses that are mistaken for one another', async () => {
    const page = `${sandbox.url}/store`;
    const { findings } = await examined({ ...named(sandbox.url), CLEENG_WIDGETS_URL: page });
    expect(findings('Kustomer')).toMatchObject({
      'key of the chat': { outcome: 'warning', answer: 'does not say what it may do' },
    });
    expect(findings('Cleeng')['script of the hosted widgets']).toMatchObject({
      outcome: 'failure',
      answer: expect.stringMatching(/^served as text\/html/),
    });
  });

  it('who is not configured, which is nothing wrong', async () => {
    const { CLEENG_API_URL, CLEENG_JWKS_URL, CLEENG_PUBLISHER_ID } = named(sandbox.url);
    const { findings, isHealthy } = await examined({
      CLEENG_API_URL,
      CLEENG_JWKS_URL,
      CLEENG_PUBLISHER_ID,
    });
    expect(isHealthy).toBe(true);
    expect(findings('Cleeng')['script of the hosted widgets']?.outcome).toBe('unasked');
    expect(outcomesOf(findings('BigCommerce'))).toEqual(['unasked']);
    expect(outcomesOf(findings('Kustomer'))).toEqual(['unasked']);
  });

  it('a clock that differs from each of theirs', async () => {
    const url = await anHourLater(sandbox.url);
    const { findings, isHealthy } = await examined(named(url));
    expect(isHealthy).toBe(false);
    for (const title of ['Cleeng', 'BigCommerce', 'Kustomer']) {
      expect(findings(title).clock, title).toMatchObject({
        outcome: 'failure',
        answer: expect.stringMatching(/^ours is (3599|3600) s behind$/),
        advice: expect.stringContaining('NTP'),
      });
    }
  });
});
