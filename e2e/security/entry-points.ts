import { asStoreForm, jonas, mira } from '../hand-over/store-form';
import { expect } from '../support/fixtures';
import { openForm } from '../support/http-form';
import {
  action,
  customersPage,
  declinedHandOver,
  type EntryPoint,
  guestsAction,
  guestsPage,
  needsPerson,
  personsAction,
  publicPage,
  route,
} from './entry-point';

/** A refused form comes back with what was sent: nothing of the customer's own may be in it. */
const mallory = {
  firstName: 'Mallory',
  lastName: 'Quist',
  'shown.firstName': null,
  'shown.lastName': null,
};

/** Every page, action and route of the storefront, by its file and its name in the file. */
export const entryPoints: Record<string, EntryPoint> = {
  'app/(customer)/account/page.tsx': customersPage('/account'),
  'app/(customer)/account/profile/page.tsx': customersPage('/account/profile'),
  'app/(customer)/account/sessions/page.tsx': customersPage('/account/sessions'),
  'app/(customer)/capture/page.tsx': customersPage('/capture'),
  'app/(customer)/consents/page.tsx': customersPage('/consents'),
  'app/(guest)/hand-over/page.tsx': publicPage('/hand-over'),
  'app/(guest)/hosted-login/page.tsx': publicPage('/hosted-login'),
  'app/(guest)/login/page.tsx': guestsPage('/login'),
  'app/(guest)/register/page.tsx': guestsPage('/register'),
  'app/(guest)/sso/join/page.tsx': needsPerson('/sso/join'),
  'app/(guest)/sso/link/page.tsx': needsPerson('/sso/link'),
  'app/(guest)/sso/problem/page.tsx': guestsPage('/sso/problem'),
  'app/(guest)/sso/signed-out/page.tsx': guestsPage('/sso/signed-out'),
  'app/(guest)/reset-password/page.tsx': publicPage('/reset-password'),
  'app/(guest)/new-password/page.tsx': publicPage('/new-password'),
  'app/(store)/offers/[offerId]/page.tsx': publicPage('/offers/S916977979_NL'),
  'app/(store)/page.tsx': publicPage('/'),
  'app/(store)/unavailable/page.tsx': publicPage('/unavailable'),

  'app/(customer)/capture/action.ts captureAction': action('/capture', 'Save and continue', {
    ...mallory,
    custom_1: 'A friend',
  }),
  'app/(customer)/consents/action.ts consentsAction': action('/consents', 'Save my answers', {
    'consent.terms': 'on',
    'consent.broadcaster_terms': 'on',
    'consent.broadcaster_marketing': 'on',
  }),
  'app/(customer)/account/profile/action.ts nameAction': action(
    '/account/profile',
    'Save your name',
    mallory,
    /^\/account\?notice=name_saved$/,
  ),
  'app/(customer)/account/profile/action.ts emailAction': {
    prepare: async (request) => {
      const form = await openForm(request, '/account/profile', 'Change your e-mail address');
      return () => form.send({ email: 'mallory@example.com', password: 'not-mine-1' });
    },
    expectAllowed: async (response) =>
      expect(await response.text()).toContain('This is not your password.'),
    expectRefused: async (response) =>
      expect(await response.text()).not.toContain('This is not your password.'),
  },
  'app/(customer)/account/single-sign-on/action.ts unlinkAction': personsAction(
    '/account',
    'Disconnect Sandbox ID',
    { password: 'not-mine-1' },
    async (response) => {
      expect(response.status()).toBe(303);
      expect(response.headers().location).toBe('/login?returnTo=%2Faccount');
    },
  ),
  'app/(customer)/account/sessions/action.ts endOneAction': action(
    '/account/sessions',
    ', first seen ',
    {},
    /^\/account\/sessions\?ended=/,
  ),
  'app/(customer)/account/sessions/action.ts signOutEverywhereAction': {
    ...action('/account/sessions', 'Sign out everywhere', {}),
    expectAllowed: undefined,
  },
  'app/(customer)/account/sessions/action.ts signOutAction': {
    prepare: async (request) => {
      const form = await openForm(request, '/account', 'Sign out');
      return () => form.send();
    },
    expectRefused: async (response) => {
      expect(response.status()).toBe(303);
      expect(response.headers().location).toBe('/');
    },
  },
  'app/_shell/language-action.ts chooseLanguageAction': {
    prepare: async (request) => {
      const form = await openForm(request, '/', 'Deutsch');
      return () => form.send({ language: 'en' });
    },
    expectAllowed: async (response) => expect(response.headers().location).toBe('/'),
    expectRefused: async (response) => expect(response.headers().location).toBe('/'),
  },
  'app/(guest)/login/action.ts loginAction': guestsAction('/login', 'Sign in', 'is not right'),
  'app/(guest)/register/action.ts registerAction': guestsAction(
    '/register',
    'Create account',
    'Please tick this box',
  ),
  'app/(guest)/reset-password/action.ts resetPasswordAction': {
    prepare: async (request) => async () =>
      (await openForm(request, '/reset-password?address=another', 'Send me the link')).send({
        email: 'nobody@example.com',
      }),
    expectRefused: async (response) => {
      expect(response.status()).toBe(303);
      expect(response.headers().location).toBe('/reset-password');
    },
  },
  'app/(guest)/new-password/action.ts newPasswordAction': {
    prepare: async (request) => async () => {
      const link =
        '/new-password?email=nobody%40example.com&resetPasswordToken=guessed&publisherId=123456789';
      const page = await request.get(link);
      const isOpened = (await page.text()).includes('Save the password'); // Only proxy.ts opens a link.
      if (!isOpened) return page;
      return (await openForm(request, '/new-password', 'Save the password')).send({
        password: 'another-1',
      });
    },
    expectRefused: async (response) => {
      const isSentBack = response.headers().location === '/new-password';
      expect(isSentBack || (await response.text()).includes('This link does not work')).toBe(true);
    },
  },

  'app/(guest)/sso/join/action.ts joinAction': personsAction('/sso/join', 'Create account', {
    'consent.terms': 'on',
    'consent.broadcaster_terms': 'on',
  }),
  'app/(guest)/sso/link/action.ts linkAction': personsAction('/sso/link', 'Connect', {
    password: 'not-mine-1',
  }),
  'app/(guest)/sso/problem/action.ts continueAction': personsAction(
    '/sso/problem',
    'Try again',
    {},
    async (response) => expect(await response.text()).toContain('This sign-in took too long'),
  ),

  'app/(guest)/hand-over/action.ts completeHandOverAction': declinedHandOver(
    'Sign out and continue',
    mira,
    async (response) => expect((await response.text()).includes('Start from the store')).toBe(true),
  ),
  'app/(guest)/hand-over/action.ts declineHandOverAction': declinedHandOver(
    'Keep the current account',
    jonas,
    async (response) => expect(response.headers().location).toBe('/'),
  ),

  'app/api/current-customer/route.ts POST': {
    prepare: async (request, { url: origin }) => {
      const data = { token: 'x.y.z' };
      return () => request.post('/api/current-customer', { headers: { origin }, data });
    },
    expectAllowed: async (response) =>
      expect(await response.json()).toEqual({ error: 'token_refused' }),
    expectRefused: async (response) =>
      expect(await response.json()).toEqual({ error: 'token_refused' }),
  },
  'app/api/current-customer/route.ts OPTIONS': {
    prepare: async (request, { url: origin }) => {
      return () =>
        request.fetch('/api/current-customer', { method: 'OPTIONS', headers: { origin } });
    },
    expectAllowed: async (response) => expect(response.status()).toBe(204),
    expectRefused: async (response) => expect(response.status()).toBe(204),
  },
  'app/api/current-customer/session/route.ts POST': {
    prepare: async (request, { url }) => {
      const form = { token: 'x.y.z' };
      return () =>
        request.post('/api/current-customer/session', { headers: asStoreForm(url), form });
    },
    expectAllowed: async (response) => expect(response.status()).toBe(401),
    expectRefused: async (response) => expect(response.status()).toBe(401),
  },

  'app/(guest)/sso/route.ts GET': {
    prepare: async (request) => () => request.get('/sso', { maxRedirects: 0 }),
    expectAllowed: async (response) => expect(response.headers().location).toBe('/'),
    expectRefused: async (response) =>
      expect(response.headers().location).toContain('/oidc/authorize?'),
  },
  // What is left to sign out of is in a cookie of its own.
  'app/(guest)/sso/sign-out/route.ts GET': {
    prepare: async (request) => () => request.get('/sso/sign-out', { maxRedirects: 0 }),
    expectAllowed: async (response) => expect(response.headers().location).toBe('/'),
    expectRefused: async (response) => expect(response.headers().location).toBe('/'),
  },
  'app/api/auth/callback/[provider]/route.ts GET': {
    prepare: async (request) => () =>
      request.get('/api/auth/callback/sso?code=guessed&state=guessed', { maxRedirects: 0 }),
    expectAllowed: async (response) => expect(response.headers().location).toBe('/account'),
    expectRefused: async (response) =>
      expect(response.headers().location).toBe('/sso/problem?problem=sso_expired'),
  },
  'app/api/sso/back-channel-logout/route.ts POST': {
    prepare: async (request) => () =>
      request.post('/api/sso/back-channel-logout', { form: { logout_token: 'x.y.z' } }),
    expectAllowed: async (response) => expect(response.status()).toBe(400),
    expectRefused: async (response) => expect(response.status()).toBe(400),
  },

  'app/api/chat-token/route.ts POST': {
    prepare: async (request) => {
      const { origin } = new URL((await request.get('/')).url());
      return () => request.post('/api/chat-token', { headers: { origin } });
    },
    expectAllowed: async (response) => expect(await response.json()).toHaveProperty('token'),
    expectRefused: async (response) => {
      expect(response.status()).toBe(401);
      expect(await response.json()).toEqual({ error: 'session_ended' });
    },
  },
  // Without CRON_SECRET this route does not exist.
  'app/api/cron/clean/route.ts GET': {
    prepare: async (request) => () => request.get('/api/cron/clean'),
    expectAllowed: async (response) => expect(response.status()).toBe(404),
    expectRefused: async (response) => expect(response.status()).toBe(404),
  },
  'app/api/health/route.ts GET': route('/api/health', { status: 'up' }, { status: 'up' }),
  'app/api/health/ready/route.ts GET': route(
    '/api/health/ready',
    { database: 'up' },
    { database: 'up' },
  ),
  'app/api/hosted-login/route.ts POST': {
    prepare: async (request) => {
      const { origin } = new URL((await request.get('/')).url());
      return () =>
        request.post('/api/hosted-login', { headers: { origin }, data: { jwt: 'x.y.z' } });
    },
    expectAllowed: async (response) =>
      expect(await response.json()).toEqual({ error: 'token_refused' }),
    expectRefused: async (response) =>
      expect(await response.json()).toEqual({ error: 'token_refused' }),
  },
  'app/api/session/end/route.ts POST': {
    prepare: async (request) => {
      const { origin } = new URL((await request.get('/')).url());
      return () => request.post('/api/session/end', { headers: { origin } });
    },
    expectRefused: async (response) => expect(await response.json()).toEqual({ state: 'guest' }),
  },
  'app/api/session/route.ts GET': route('/api/session', { state: 'signed-in' }, { state: 'guest' }),
};
