import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { beginChat } from '../kustomer/test-chat';
import { ANNA } from '../oidc/seed';
import { signIn, TestBrowser } from '../oidc/test-provider';
import { openSandbox } from '../test-sandbox';

const sandbox = openSandbox();

function post(
  action: string,
  fields: Record<string, string>,
  origin: string | undefined = sandbox.url,
) {
  return sandbox.request('POST', `/panel/${action}`, {
    body: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(origin ? { Origin: origin } : {}),
    },
  });
}

describe('the panel', () => {
  it('shows the vendors, the test customers with their passwords, and the last calls', async () => {
    await sandbox.cleeng('GET', '/locales');
    const { body, headers } = await sandbox.request('GET', '/');
    for (const text of [
      `${sandbox.url}/cleeng`,
      '123456789',
      '/kustomer/chat-web/widget.js',
      'sandbox-kustomer-key',
      'anna@example.com',
      'anna-sandbox-1',
      '/cleeng/locales',
      'href="/store"',
      'mira@example.com',
      'oidc-1001',
      'foyer-storefront',
      '/api/auth/callback/sso',
    ]) {
      expect(body).toContain(text);
    }
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
  });

  it('escapes input', async () => {
    await sandbox.cleeng('GET', '/locales?a=%3Cscript%3E');
    await sandbox.control('consents', {
      name: 'terms',
      label: '</textarea><script>alert(1)</script>',
    });
    const { body } = await sandbox.request('GET', '/?notice=%3Cscript%3E');
    expect(body).not.toContain('<script>');
  });

  it.each([
    ['advance', { seconds: '900' }],
    ['fail', { vendor: 'cleeng', fault: '503', method: '', path: '', when: 'before', times: '1' }],
    ['clear-faults', {}],
    ['consents', { name: 'terms', label: 'New' }],
    ['capture', { isCaptureEnabled: 'on', enabled: 'email' }],
    ['question', { question: 'Tea?', value: 'Yes;No' }],
    ['subscriptions', { email: 'ben@example.com', offerId: 'S916977979_NL', days: '30' }],
    [
      'settings',
      { captcha: 'true', defaultLocale: '{"country":"NL","currency":"EUR","locale":"nl_NL"}' },
    ],
    ['rotate-keys', {}],
    ['rotate-keys', { vendor: 'oidc' }],
    ['reset', {}],
  ])('handles the form %s and redirects to the page', async (action, fields) => {
    const response = await post(action, fields as Record<string, string>);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/\?notice=.*#/);
  });

  it('does what the control of that name does', async () => {
    await post('fail', { vendor: 'cleeng', fault: '503', times: '1' });
    expect((await sandbox.cleeng('GET', '/locales')).status).toBe(503);
    await post('settings', { captcha: 'true', jwtLifetime: '77' });
    expect((await sandbox.request('GET', '/_/settings')).body).toMatchObject({
      captcha: true,
      jwtLifetime: 77,
    });
  });

  it('publishes a consent with the ticked checkboxes', async () => {
    await post('consents', { name: 'privacy', label: 'Privacy', required: 'on' });
    const { body } = await sandbox.cleeng('GET', '/publishers/123456789/consents');
    const { consents } = (body as { responseData: { consents: object[] } }).responseData;
    expect(consents.at(-1)).toMatchObject({
      name: 'privacy',
      required: true,
      enabledByDefault: false,
    });
  });

  it('adds a question under the next number', async () => {
    await post('question', { question: 'Tea?', value: 'Yes;No' });
    const { jwt, customerId } = await sandbox.register();
    const { body } = await sandbox.cleeng('GET', `/customers/${customerId}/capture/status`, {
      jwt,
    });
    const { settings } = (body as { responseData: { settings: object[] } }).responseData;
    expect(settings.at(-1)).toMatchObject({ key: 'custom_5', question: 'Tea?', value: 'Yes;No' });
  });

  it('gives a customer an offer', async () => {
    const { jwt, email } = await sandbox.register();
    await post('subscriptions', { email, offerId: 'P640527981_NL', days: '2' });
    const { body } = await sandbox.cleeng('GET', '/entitlements/P640527981_NL', { jwt });
    expect(body).toMatchObject({ responseData: { accessGranted: true } });
  });

  it("lists a customer's subscription, and ends it once", async () => {
    const { jwt, email } = await sandbox.register();
    const given = await sandbox.control('subscriptions', { email, offerId: 'P640527981_NL' });
    const { subscriptionId } = given.body as { subscriptionId: number };
    await sandbox.control('advance', { seconds: 600 });
    const endButton = new RegExp(
      `value="${subscriptionId}">\\s*<button aria-label="End [^"]+ of ${email}">`,
    );
    expect((await sandbox.request('GET', '/')).body).toMatch(endButton);
    await post('end-subscription', { subscriptionId: String(subscriptionId) });
    const { body } = await sandbox.cleeng('GET', '/entitlements/P640527981_NL', { jwt });
    expect(body).toMatchObject({ responseData: { accessGranted: false } });
    const { expiresAt } = (body as { responseData: { expiresAt: number } }).responseData;
    expect(Math.abs(expiresAt - Date.now() / 1000)).toBeLessThan(60);
    expect((await sandbox.request('GET', '/')).body).not.toMatch(endButton);
    const again = await post('end-subscription', { subscriptionId: String(subscriptionId) });
    expect(again.headers.get('location')).toMatch(/is%20over%20already#subscriptions$/);
  });

  it.each([
    ['advance', { seconds: 'soon' }, 'seconds', '#world'],
    ['fail', { vendor: 'acme', fault: '500' }, 'vendor', '#faults'],
    [
      'subscriptions',
      { email: 'nobody@example.com', offerId: 'x', days: '1' },
      'nobody',
      '#subscriptions',
    ],
    ['end-subscription', { subscriptionId: '1' }, 'There is no subscription 1', '#subscriptions'],
    ['chat', { conversationId: '1', text: 'x' }, 'There is no conversation 1', '#chats'],
    ['settings', { jwtLifetime: 'long' }, 'jwtLifetime', '#settings'],
    ['oidc-logout', { sid: '1' }, 'There is no session 1', '#provider'],
  ])('shows at the form %s what was wrong', async (action, fields, complaint, section) => {
    const location =
      (await post(action, fields as Record<string, string>)).headers.get('location') ?? '';
    expect(decodeURIComponent(location)).toContain(complaint);
    expect(new URL(location, sandbox.url).hash).toBe(section);
  });

  it('shows chats, and answers them', async () => {
    const chat = await beginChat(sandbox);
    await chat.login({ externalId: 'c-1' });
    const conversationId = await chat.begin('<script>alert(1)</script>');
    const { body } = await sandbox.request('GET', '/');
    expect(body).toContain('Answer to c-1');
    expect(body).not.toContain('<script>');
    expect((await post('chat', { conversationId, text: 'Good day' })).status).toBe(303);
    expect(await chat.texts()).toEqual([['<script>alert(1)</script>', 'Good day']]);
  });

  it('lists who is signed in at the provider, and signs them out', async () => {
    await sandbox.control('settings', { storefrontUrl: 'http://127.0.0.1:1' });
    const { idToken } = await signIn(sandbox, ANNA, new TestBrowser(sandbox));
    const { sid } = decodeJwt(idToken);
    const endButton = `name="sid" value="${sid}"`;
    expect((await sandbox.request('GET', '/')).body).toContain(endButton);
    const response = await post('oidc-logout', { sid: String(sid) });
    expect(response.headers.get('location')).toMatch(/^\/\?notice=Signed%20out.*#provider$/);
    const { body } = await sandbox.request('GET', '/');
    expect(body).not.toContain(endButton);
    expect(body).toContain('Back-channel logouts');
  });

  it('has a field for a setting below zero', async () => {
    const { body } = await sandbox.request('GET', '/');
    expect(body).toContain('name="oidcClockOffset" min="-86400"');
    expect((await post('settings', { oidcClockOffset: '-600' })).status).toBe(303);
    expect((await sandbox.request('GET', '/_/settings')).body).toMatchObject({
      oidcClockOffset: -600,
    });
  });

  it('refuses forms from another origin and without one', async () => {
    expect((await post('reset', {}, 'http://localhost:3000')).status).toBe(403);
    expect((await post('reset', {}, '')).status).toBe(403);
  });
});
