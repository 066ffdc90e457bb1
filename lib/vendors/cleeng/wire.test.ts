// What the sandbox never says: answers of a shape that Cleeng does not document, headers of a gateway, too much of it.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/test-environment';
import { fetchCaptureStatus } from './capture';
import { fetchCustomerConsents, fetchPublisherConsents, updateCustomerConsents } from './consents';
import { fetchCustomer } from './customers';
import { fetchLocale } from './locales';

interface Scripted {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

let server: Server;
let scripted: Scripted = { body: '' };
let asked: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(scripted.status ?? 200, scripted.headers).end(scripted.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  setEnvironment({ SANDBOX_INTERNAL_URL: `http://127.0.0.1:${port}` });
});
afterAll(() => server.close());

/** What comes of `ask` where Cleeng answers with this. */
function answered(script: Scripted, ask: () => Promise<unknown>): Promise<unknown> {
  scripted = script;
  asked = [];
  return ask();
}
const data = (responseData: unknown): Scripted => ({ body: JSON.stringify({ responseData, errors: [] }) });
const malformed = (place: string) => ({
  name: 'VendorError',
  failure: 'malformed',
  message: expect.stringContaining(place),
});
const consent = { name: 'terms', label: 'Terms', required: true, version: '1' };
const capture = (setting: object) =>
  data({ isCaptureEnabled: true, shouldCaptureBeDisplayed: true, settings: [setting] });

describe('an answer of another shape', () => {
  it.each<[string, Scripted, () => Promise<unknown>]>([
    ['responseData.country', data({ currency: 'EUR', locale: 'nl_NL' }), () => fetchLocale(null)],
    ['responseData.consents', data({ consents: null }), fetchPublisherConsents],
    [
      'responseData.consents.1.version',
      data({ consents: [consent, { ...consent, version: 1 }] }),
      fetchPublisherConsents,
    ],
    [
      'responseData.consents.0.newestVersion',
      data({ consents: [{ ...consent, state: 'accepted', needsUpdate: false }] }),
      () => fetchCustomerConsents('1', 'x'),
    ],
    ['responseData.email', data({ id: 1 }), () => fetchCustomer('1', 'x')],
    [
      'responseData.settings.0',
      capture({ key: 'birthDate', enabled: true, required: true, answer: 19880412 }),
      () => fetchCaptureStatus('1', 'x'),
    ],
    ['not the envelope of a success', { body: '{"errors":[]}' }, () => updateCustomerConsents('1', 'x', [])],
    ['not the envelope of a success', { body: '<html>' }, () => updateCustomerConsents('1', 'x', [])],
    ['not the envelope of a success', { body: '' }, () => updateCustomerConsents('1', 'x', [])],
  ])('names the place: %s', async (place, script, ask) => {
    await expect(answered(script, ask)).rejects.toMatchObject(malformed(place));
  });

  it('may have more in it than we ask for', async () => {
    const script = data({ country: 'NL', currency: 'EUR', locale: 'nl_NL', ipAddress: '192.0.2.1' });
    expect(await answered(script, () => fetchLocale(null))).toEqual({
      country: 'NL',
      currency: 'EUR',
      locale: 'nl_NL',
    });
  });

  it('may hold questions of a kind that we never heard of', async () => {
    const script = capture({ key: 'favouriteColour', enabled: true, required: true, answer: {} });
    expect(await answered(script, () => fetchCaptureStatus('1', 'x'))).toEqual({
      isDue: true,
      questions: [],
    });
  });

  it.each([
    { id: '7', email: 'ann@example.com', firstName: null },
    { id: 7, email: 'ann@example.com', firstName: '', lastName: null },
  ])('may name a customer loosely: %j', async (wire) => {
    expect(await answered(data(wire), () => fetchCustomer('7', 'x'))).toEqual({
      customerId: '7',
      email: 'ann@example.com',
      firstName: '',
      lastName: '',
    });
  });

  it('is not read past a million bytes', async () => {
    const script = { body: JSON.stringify({ responseData: { country: 'x'.repeat(1_000_000) } }) };
    await expect(answered(script, () => fetchLocale(null))).rejects.toMatchObject(malformed('1000000 bytes'));
  });
});

describe("a gateway in Cleeng's place", () => {
  const busy = { status: 429, body: '{"message":"Too Many Requests"}' };

  it('says how long to wait', async () => {
    const script = { ...busy, headers: { 'retry-after': '7' } };
    await expect(answered(script, () => fetchLocale(null))).rejects.toMatchObject({
      failure: 'busy',
      refusalCode: 'vendor_busy',
      retryAfterSeconds: 7,
    });
  });

  it.each<Record<string, string>>([
    {},
    { 'retry-after': 'Sat, 21 Nov 2026 12:00:00 GMT' },
    { 'retry-after': '0' },
  ])('does not always say it in seconds: %j', async (headers) => {
    await expect(answered({ ...busy, headers }, () => fetchLocale(null))).rejects.toMatchObject({
      failure: 'busy',
      retryAfterSeconds: undefined,
    });
  });

  it('leads nowhere', async () => {
    const script = { status: 302, headers: { location: '/cleeng/elsewhere' }, body: '' };
    await expect(answered(script, () => fetchCustomer('1', 'x'))).rejects.toMatchObject({
      failure: 'network',
    });
    expect(asked.map(({ url }) => url)).not.toContain('/cleeng/elsewhere');
  });

  it('refuses a token for good with its status alone', async () => {
    const script = { status: 401, body: '{"message":"Unauthorized"}' };
    await expect(answered(script, () => fetchCustomer('1', 'x'))).rejects.toMatchObject({
      name: 'CleengTokenRefused',
    });
  });

  it('is told who asks only where somebody does', async () => {
    await answered(data({ country: 'NL', currency: 'EUR', locale: 'nl_NL' }), () => fetchLocale('192.0.2.1'));
    expect(asked[0]?.url).toBe('/cleeng/locales?customerIP=192.0.2.1');
    expect(asked[0]?.headers.authorization).toBeUndefined();
    await answered(data({ id: 1, email: 'ann@example.com' }), () => fetchCustomer('1', 'a.b.c'));
    expect(asked[0]?.headers.authorization).toBe('Bearer a.b.c');
  });
});
