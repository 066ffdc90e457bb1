import { expect, type Locator, type Page } from '@playwright/test';
import { currentCustomerToken, handOverFrom, mira } from '../hand-over/store-form';
import { fillRegistration } from '../register/registering';
import { mailedLink } from '../reset-password/reset-mail';
import { addPerson, continueAs, registerEarlier } from '../sso/provider';
import { during } from '../support/outages';
import type { Scene } from './page-state';

interface FormState {
  name: string;
  /** Opens its page and fills it in. */
  open(scene: Scene): Promise<void>;
  button(page: Page): Locator;
}

/** Every form of the storefront. */
export const everyForm: FormState[] = [
  {
    name: '/register',
    open: async ({ page, customer }) => {
      await page.goto('/register');
      await fillRegistration(page, customer);
    },
    button: inMain('Create account'),
  },
  {
    name: '/login',
    open: async ({ page, customer }) => {
      await page.goto('/login');
      await page.getByLabel('E-mail address').fill(customer.email);
      await page.getByLabel('Password', { exact: true }).fill(customer.password);
    },
    button: inMain('Sign in'),
  },
  {
    name: '/reset-password',
    open: async ({ page, customer }) => {
      await page.goto('/reset-password');
      await page.getByLabel('E-mail address').fill(customer.email);
    },
    button: inMain('Send me the link'),
  },
  {
    name: '/new-password',
    open: async ({ page, customer, sandbox }) => {
      await customer.register();
      await page.goto((await mailedLink(page, sandbox, customer.email)).href);
      await page.getByLabel('New password', { exact: true }).fill('another-seat-1');
    },
    button: inMain('Save the password'),
  },
  {
    name: '/sso/join',
    open: async ({ page, customer, sandbox }) => {
      await addPerson(sandbox, customer);
      await continueAs(page, customer);
      await page.getByLabel('First name').fill('Augusta');
      for (const box of await page.getByRole('checkbox').all()) await box.check();
    },
    button: inMain('Create account'),
  },
  {
    name: '/sso/link',
    open: async ({ page, customer, sandbox }) => {
      await registerEarlier(sandbox, customer);
      await addPerson(sandbox, customer);
      await continueAs(page, customer);
      await page.getByLabel('Password of this account').fill(customer.password);
    },
    button: inMain('Connect and continue'),
  },
  {
    name: '/sso/problem',
    open: async ({ page, customer, sandbox }) => {
      await addPerson(sandbox, customer);
      await during(sandbox, { path: '/sso/auths', fault: 503 }, async () => {
        await continueAs(page, customer);
        await expect(page).toHaveURL(/\/sso\/problem/);
      });
    },
    button: inMain('Try again'),
  },
  {
    name: '/capture',
    open: signedInAt('/capture?returnTo=/account', async (page) => {
      await page.getByLabel('First name').fill('Augusta');
      await page.getByLabel('How did you hear about us?').selectOption('A friend');
    }),
    button: inMain('Save your answers'),
  },
  {
    name: '/consents',
    open: signedInAt('/consents?returnTo=/account', async (page) => {
      await page.getByRole('checkbox').last().check();
    }),
    button: inMain('Save my answers'),
  },
  {
    name: 'the name on /account/profile',
    open: signedInAt('/account/profile', async (page) => {
      await page.getByLabel('First name').fill('Augusta');
    }),
    button: inMain('Save your name'),
  },
  {
    name: 'the address on /account/profile',
    open: signedInAt('/account/profile', async (page) => {
      await page.getByLabel('E-mail address').fill('augusta@example.com');
      await page.getByLabel('Password', { exact: true }).fill('seat-number-1');
    }),
    button: inMain('Change your e-mail address'),
  },
  {
    name: 'one session on /account/sessions',
    open: async (scene) => {
      await scene.customer.register();
      await scene.beSignedIn();
      await scene.page.context().clearCookies(); // As another browser that is still signed in.
      await scene.beSignedIn();
      await scene.page.goto('/account/sessions');
    },
    button: inMain(/first seen/),
  },
  {
    name: 'all sessions on /account/sessions',
    open: signedInAt('/account/sessions'),
    button: inMain('Sign out everywhere'),
  },
  {
    name: 'the sign-out of the header',
    open: signedInAt('/account/profile', async (page) => {
      await page.getByLabel('First name').fill('Augusta');
    }),
    button: (page) => page.getByRole('banner').getByRole('button', { name: 'Sign out' }),
  },
  {
    name: 'the languages of the footer',
    open: async ({ page }) => {
      await page.goto('/login');
      await page.getByLabel('E-mail address').fill('ada@example.com');
    },
    button: (page) => page.getByRole('contentinfo').getByRole('button', { name: 'Nederlands' }),
  },
  { name: '/hand-over', open: replacesSession, button: inMain('Sign out and continue') },
  {
    name: 'what declines on /hand-over',
    open: replacesSession,
    button: inMain('Keep the current account'),
  },
];

function inMain(name: string | RegExp): FormState['button'] {
  return (page) => page.getByRole('main').getByRole('button', { name });
}

function signedInAt(path: string, fill?: (page: Page) => Promise<void>): FormState['open'] {
  return async ({ page, customer, beSignedIn }) => {
    await customer.register();
    await beSignedIn();
    await page.goto(path);
    await fill?.(page);
  };
}

async function replacesSession({ page, customer, sandbox, beSignedIn }: Scene): Promise<void> {
  await customer.register();
  await beSignedIn();
  await page.goto('/');
  const { origin } = new URL(page.url());
  const token = await currentCustomerToken(page.request, sandbox, mira);
  await handOverFrom(sandbox.url, page, token, origin);
  await expect(page).toHaveURL('/hand-over');
}
