import { asStoreForm, jonas, mira } from '../hand-over/store-form';
import { expect } from '../support/fixtures';
import { openForm } from '../support/http-form';
import {
  action,
  customersPage,
  declinedHandOver,
  everybodysPage,
  guestsAction,
  guestsPage,
  type LimitedAction,
  route,
} from './door-kinds';

/** What is sent comes back to who sent it: so nothing of what the form showed is among it. */
const mallory = {
  firstName: 'Mallory',
  lastName: 'Quist',
  'shown.firstName': null,
  'shown.lastName': null,
};

/** Every page, action and route of the storefront, by the file behind it and the name in the file. */
export const doors: Record<string, LimitedAction> = {
  'app/(customer)/account/page.tsx': customersPage('/account'),
  'app/(customer)/account/profile/page.tsx': customersPage('/account/profile'),
  'app/(customer)/account/sessions/page.tsx': customersPage('/account/sessions'),
  'app/(customer)/capture/page.tsx': customersPage('/capture'),
  'app/(customer)/consents/page.tsx': customersPage('/consents'),
  'app/(guest)/hand-over/page.tsx': everybodysPage('/hand-over'),
  'app/(guest)/hosted-login/page.tsx': everybodysPage('/hosted-login'),
  'app/(guest)/login/page.tsx': guestsPage('/login'),
  'app/(guest)/register/page.tsx': guestsPage('/register'),
  'app/(guest)/reset-password/page.tsx': everybodysPage('/reset-password'),
  'app/(guest)/new-password/page.tsx': everybodysPage('/new-password'),
  'app/(store)/offers/[offerId]/page.tsx': everybodysPage('/offers/S916977979_NL'),
  'app/(store)/page.tsx': everybodysPage('/'),
  'app/(store)/unavailable/page.tsx': everybodysPage('/unavailable'),

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
    approach: async (request) => {
      const form = await openForm(request, '/account/profile', 'Change your e-mail address');
      return () => form.send({ email: 'mallory@example.com', password: 'not-mine-1' });
    },
    open: async (answer) => expect(await answer.text()).toContain('This is not your password.'),
    shut: async (answer) => expect(await answer.text()).not.toContain('This is not your password.'),
  },
  'app/(customer)/account/sessions/action.ts endOneAction': action(
    '/account/sessions',
    ', first seen ',
    {},
    /^\/account\/sessions\?ended=/,
  ),
  'app/(customer)/account/sessions/action.ts signOutEverywhereAction': {
    ...action('/account/sessions', 'Sign out everywhere', {}),
    open: undefined,
  },
  'app/(customer)/account/sessions/action.ts signOutAction': {
    approach: async (request) => {
      const form = await openForm(request, '/account', 'Sign out');
      return () => form.send();
    },
    shut: async (answer) => {
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toBe('/');
    },
  },
  'app/_shell/language-action.ts chooseLanguageAction': {
    approach: async (request) => {
      const form = await openForm(request, '/', 'Deutsch');
      return () => form.send({ language: 'en' });
    },
    open: async (answer) => expect(answer.headers().location).toBe('/'),
    shut: async (answer) => expect(answer.headers().location).toBe('/'),
  },
  'app/(guest)/login/action.ts loginAction': guestsAction('/login', 'Sign in', 'is not right'),
  'app/(guest)/register/action.ts registerAction': guestsAction(
    '/register',
    'Create account',
    'Please tick this box',
  ),
  'app/(guest)/reset-password/action.ts resetPasswordAction': {
    approach: async (request) => async () =>
      (await openForm(request, '/reset-password?address=another', 'Send me the link')).send({
        email: 'nobody@example.com',
      }),
    shut: async (answer) => {
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toBe('/reset-password');
    },
  },
  'app/(guest)/new-password/action.ts newPasswordAction': {
    approach: async (request) => async () => {
      const link =
        '/new-password?email=nobody%40example.com&resetPasswordToken=guessed&publisherId=123456789';
      const page = await request.get(link);
      const isOpened = (await page.text()).includes('Save the password'); // It is proxy.ts that opens a link.
      if (!isOpened) return page;
      return (await openForm(request, '/new-password', 'Save the password')).send({
        password: 'another-1',
      });
    },
    shut: async (answer) => {
      const isSentBack = answer.headers().location === '/new-password';
      expect(isSentBack || (await answer.text()).includes('This link does not work')).toBe(true);
    },
  },

  'app/(guest)/hand-over/action.ts completeHandOverAction': declinedHandOver(
    'Sign out and continue',
    mira,
    async (answer) => expect((await answer.text()).includes('Start from the store')).toBe(true),
  ),
  'app/(guest)/hand-over/action.ts declineHandOverAction': declinedHandOver(
    'Keep the current account',
    jonas,
    async (answer) => expect(answer.headers().location).toBe('/'),
  ),

  'app/api/current-customer/route.ts POST': {
    approach: async (request, { url: origin }) => {
      const data = { token: 'x.y.z' };
      return () => request.post('/api/current-customer', { headers: { origin }, data });
    },
    open: async (answer) => expect(await answer.json()).toEqual({ error: 'token_refused' }),
    shut: async (answer) => expect(await answer.json()).toEqual({ error: 'token_refused' }),
  },
  'app/api/current-customer/route.ts OPTIONS': {
    approach: async (request, { url: origin }) => {
      return () =>
        request.fetch('/api/current-customer', { method: 'OPTIONS', headers: { origin } });
    },
    open: async (answer) => expect(answer.status()).toBe(204),
    shut: async (answer) => expect(answer.status()).toBe(204),
  },
  'app/api/current-customer/session/route.ts POST': {
    approach: async (request, { url }) => {
      const form = { token: 'x.y.z' };
      return () =>
        request.post('/api/current-customer/session', { headers: asStoreForm(url), form });
    },
    open: async (answer) => expect(answer.status()).toBe(401),
    shut: async (answer) => expect(answer.status()).toBe(401),
  },

  'app/api/chat-token/route.ts POST': {
    approach: async (request) => {
      const { origin } = new URL((await request.get('/')).url());
      return () => request.post('/api/chat-token', { headers: { origin } });
    },
    open: async (answer) => expect(await answer.json()).toHaveProperty('token'),
    shut: async (answer) => {
      expect(answer.status()).toBe(401);
      expect(await answer.json()).toEqual({ error: 'session_ended' });
    },
  },
  // There is none without CRON_SECRET, and with it the secret alone opens it.
  'app/api/cron/clean/route.ts GET': {
    approach: async (request) => () => request.get('/api/cron/clean'),
    open: async (answer) => expect(answer.status()).toBe(404),
    shut: async (answer) => expect(answer.status()).toBe(404),
  },
  'app/api/health/route.ts GET': route('/api/health', { database: 'up' }, { database: 'up' }),
  'app/api/hosted-login/route.ts POST': {
    approach: async (request) => {
      const { origin } = new URL((await request.get('/')).url());
      return () =>
        request.post('/api/hosted-login', { headers: { origin }, data: { jwt: 'x.y.z' } });
    },
    open: async (answer) => expect(await answer.json()).toEqual({ error: 'token_refused' }),
    shut: async (answer) => expect(await answer.json()).toEqual({ error: 'token_refused' }),
  },
  'app/api/session/end/route.ts POST': {
    approach: async (request) => {
      const { origin } = new URL((await request.get('/')).url());
      return () => request.post('/api/session/end', { headers: { origin } });
    },
    shut: async (answer) => expect(await answer.json()).toEqual({ state: 'guest' }),
  },
  'app/api/session/route.ts GET': route('/api/session', { state: 'signed-in' }, { state: 'guest' }),
};
