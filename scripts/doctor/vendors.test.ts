import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import type { Finding } from './checks';
import { examined } from './test-examination';
import { anHourLater, named, refusing, respondingWith, unusedAddress } from './test-vendors';

const sandbox = ownSandbox();
const examineSandbox = () => examined({ SANDBOX_INTERNAL_URL: sandbox.url });
const outcomesOf = (findings: Record<string, Finding>) =>
  Object.values(findings).map(({ outcome }) => outcome);

describe('the doctor finds', () => {
  it('no problem with a sandbox without faults', async () => {
    const { findings, isHealthy } = await examineSandbox();
    for (const title of ['Environment', 'Cleeng', 'BigCommerce', 'Kustomer']) {
      expect(new Set(outcomesOf(findings(title))), title).toEqual(new Set(['fine']));
    }
    expect(isHealthy).toBe(true);
    expect(findings('Cleeng')).toMatchObject({
      'consents of publisher 123456789': { result: '3, 2 of them required' },
      "visitor's country": { result: 'of this machine: US, USD' },
      'offer S916977979_NL': { result: 'on sale' },
      'offer S000000404_NL': { result: 'no longer sold' },
    });
  });

  it.each([
    ['cleeng', 'Cleeng', 'consents of publisher 123456789'],
    ['bigcommerce', 'BigCommerce', 'management API of foyer1store'],
    ['kustomer', 'Kustomer', 'chat script'],
  ])('%s down, and shows what to look at', async (vendor, title, check) => {
    await sandbox.control('fail', { vendor, fault: 503, times: 50 });
    const { findings, isHealthy } = await examineSandbox();
    expect(isHealthy).toBe(false);
    expect(findings(title)[check]).toEqual({
      outcome: 'failure',
      check,
      result: 'status 503',
      advice: 'See the faults that are set in its panel.',
    });
    for (const other of ['Cleeng', 'BigCommerce', 'Kustomer'].filter((name) => name !== title)) {
      expect(outcomesOf(findings(other)), other).not.toContain('failure');
    }
  });

  it.each([
    ['reset', 'the connection broke (ECONNRESET)', 'certificate'],
    [429, 'too many requests (status 429)', 'Wait a minute.'],
    ['malformed', /^an unexpected response/, 'Check BIGCOMMERCE_API_URL'],
  ])('a fault of a real vendor: %s', async (fault, result, advice) => {
    await sandbox.control('fail', { vendor: 'bigcommerce', path: '/stores/:hash/v2/time', fault });
    const { findings } = await examined(named(sandbox.url));
    expect(findings('BigCommerce')['management API of foyer1store']).toMatchObject({
      outcome: 'failure',
      result: result instanceof RegExp ? expect.stringMatching(result) : result,
      advice: expect.stringContaining(advice),
    });
  });

  it('a sandbox that is not running', async () => {
    const { findings, isHealthy } = await examined({ SANDBOX_INTERNAL_URL: await unusedAddress() });
    expect(isHealthy).toBe(false);
    for (const title of ['Cleeng', 'BigCommerce', 'Kustomer']) {
      expect(Object.values(findings(title))).toContainEqual(
        expect.objectContaining({
          result: 'no connection (ECONNREFUSED)',
          advice: expect.stringMatching(/^Start it: `npm run demo`/),
        }),
      );
    }
  });

  it('a host that does not exist', async () => {
    const { findings } = await examined({ SANDBOX_URL: 'https://sandbox.invalid' });
    expect(findings('Environment')).toHaveProperty(['sandbox', 'outcome'], 'fine');
    expect(findings('Kustomer')).toMatchObject({
      'chat script': {
        outcome: 'failure',
        advice: expect.stringMatching(/host does not exist: check SANDBOX_URL/),
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
      result: 'Cleeng does not know this publisher',
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
        result: 'Cleeng does not know this offer',
        advice: expect.stringContaining('CLEENG_OFFERS'),
      },
    });
  });

  it('a token of another store, and one without a scope', async () => {
    const wrong = { ...named(sandbox.url), BIGCOMMERCE_ACCESS_TOKEN: 'of-another-store' };
    const { findings: ofWrong } = await examined(wrong);
    for (const check of [
      'management API of foyer1store',
      'Orders, read-only',
      'Products, read-only',
    ]) {
      expect(ofWrong('BigCommerce')[check]).toMatchObject({
        outcome: 'failure',
        result: 'status 401: the token is not of this store',
      });
    }
    await sandbox.control('settings', { missingScope: 'orders' });
    const { findings } = await examined(named(sandbox.url));
    expect(findings('BigCommerce')).toMatchObject({
      'management API of foyer1store': { outcome: 'fine' },
      'Orders, read-only': {
        outcome: 'failure',
        result: 'status 403: the token lacks this scope',
        advice: expect.stringContaining('scope Orders'),
      },
      'Products, read-only': { outcome: 'fine' },
    });
  });

  it.each<[string, () => Promise<string>, object]>([
    [
      'respond with 200 to a guest',
      () => respondingWith(200),
      { outcome: 'warning', result: 'status 200, although nobody is signed in' },
    ],
    [
      'redirect',
      () => respondingWith(302, { location: sandbox.url }),
      { outcome: 'failure', result: 'a redirect, or no response at all' },
    ],
  ])('a store whose pages %s', async (_, pages, finding) => {
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

  it('a request that a vendor refuses for a reason we do not know', async () => {
    const { findings } = await examined({
      ...named(sandbox.url),
      CLEENG_API_URL: await refusing(),
    });
    expect(findings('Cleeng')["visitor's country"]).toMatchObject({
      outcome: 'failure',
      result: 'refused (vendor_refused)',
      advice: 'Check CLEENG_API_URL.',
    });
  });

  it('a content security policy that is only reported', async () => {
    const { findings, isHealthy } = await examined({
      ...named(sandbox.url),
      KUSTOMER_POLICY: 'report',
    });
    expect(findings('Kustomer')['content security policy (KUSTOMER_POLICY)']).toMatchObject({
      outcome: 'warning',
    });
    expect(isHealthy).toBe(true);
  });

  it('a key without roles, and the address of a page where a script belongs', async () => {
    const page = `${sandbox.url}/store`;
    const { findings } = await examined({ ...named(sandbox.url), CLEENG_WIDGETS_URL: page });
    expect(findings('Kustomer')).toMatchObject({
      'API key': { outcome: 'warning', result: 'does not contain its roles' },
    });
    expect(findings('Cleeng')['widget script']).toMatchObject({
      outcome: 'failure',
      result: expect.stringMatching(/^served as text\/html/),
    });
  });

  it('vendors that are not configured, which is no problem', async () => {
    const { CLEENG_API_URL, CLEENG_JWKS_URL, CLEENG_PUBLISHER_ID } = named(sandbox.url);
    const { findings, isHealthy } = await examined({
      CLEENG_API_URL,
      CLEENG_JWKS_URL,
      CLEENG_PUBLISHER_ID,
    });
    expect(isHealthy).toBe(true);
    expect(findings('Cleeng')['widget script']?.outcome).toBe('skipped');
    expect(outcomesOf(findings('BigCommerce'))).toEqual(['skipped']);
    expect(outcomesOf(findings('Kustomer'))).toEqual(['skipped']);
  });

  it('a clock that differs from that of each vendor', async () => {
    const url = await anHourLater(sandbox.url);
    const { findings, isHealthy } = await examined(named(url));
    expect(isHealthy).toBe(false);
    for (const title of ['Cleeng', 'BigCommerce', 'Kustomer']) {
      expect(findings(title).clock, title).toMatchObject({
        outcome: 'failure',
        result: expect.stringMatching(/^ours is (3599|3600) s behind$/),
        advice: expect.stringContaining('NTP'),
      });
    }
  });
});
