import { expect, type Page } from '@playwright/test';
import {
  currentCustomerToken,
  handOverFrom,
  jonas,
  mira,
  type Shopper,
} from '../hand-over/store-form';
import { openWidget, signInThroughWidget } from '../hosted-login/hosted-widget';
import { fillRegistration, sendRegistration, withoutNativeChecks } from '../register/registering';
import { askForMail, chooseNewPassword, mailedLink } from '../reset-password/reset-mail';
import type { Customer, History } from '../support/customer';
import { during } from '../support/outages';
import { refusalOn } from '../support/refusal';
import type { Sandbox } from '../support/sandbox';

interface Scene {
  page: Page;
  customer: Customer;
  sandbox: Sandbox;
  beSignedIn(): Promise<void>;
}

interface PageState {
  name: string;
  /** Leaves the browser on the page, with what it shows in place. */
  open(scene: Scene): Promise<void>;
  /** What the browser rightly reports as an error. */
  consoleError?: RegExp;
}

/** Every page of the storefront, and every state of it that looks different. */
export const everyPage: PageState[] = [
  { name: 'the home page of a guest', open: at('/', 'The lights are still up') },
  { name: 'the home page of a customer', open: signedInAt('/', /Welcome back, Ada/) },
  { name: 'an offer to a guest', open: at('/offers/S916977979_NL', 'Monthly subscription') },
  {
    name: 'an offer to a customer who does not have it',
    open: signedInAt('/offers/S916977979_NL', 'Monthly subscription'),
  },
  {
    name: 'an offer to a customer who has it',
    open: async (scene) => {
      const { customer, sandbox, beSignedIn } = scene;
      await customer.register();
      await sandbox.subscribe(customer, 'S916977979_NL');
      await beSignedIn();
      await at('/offers/S916977979_NL', 'Take your seat')(scene);
    },
  },
  { name: 'the registration page', open: at('/register', 'Join Foyer') },
  {
    name: 'a refused registration',
    open: async ({ page, customer }) => {
      await page.goto('/register');
      await fillRegistration(page, customer);
      await page.getByLabel('Password', { exact: true }).fill('weak');
      await sendRegistration(page);
      await expect(refusalOn(page)).toBeVisible();
    },
  },
  { name: 'the sign-in page', open: at('/login', 'Welcome back') },
  {
    name: 'the sign-in page after Cleeng has closed the session',
    open: async ({ page, customer, sandbox, beSignedIn }) => {
      await customer.register();
      await beSignedIn();
      await sandbox.advance(101 * 86_400);
      await page.goto('/account');
      await expect(page.getByRole('main').getByRole('status')).toBeVisible();
    },
  },
  {
    name: 'the page with the hosted widget',
    open: async ({ page }) => {
      await openWidget(page);
      await page.getByRole('button', { name: 'Register' }).click();
      await expect(page.getByRole('checkbox').first()).toBeVisible();
    },
  },
  {
    name: 'the page with the hosted widget, of a customer',
    open: async ({ page, customer }) => {
      await customer.register();
      await signInThroughWidget(page, customer);
    },
  },
  {
    name: 'the page with the hosted widget while it is blocked',
    consoleError: /ERR_FAILED/,
    open: async ({ page }) => {
      await page.route('**/cleeng.js', (route) => route.abort());
      await page.goto('/hosted-login');
      await expect(page.getByRole('main').getByRole('status')).toContainText('could not be loaded');
    },
  },
  {
    name: 'a refused sign-in',
    open: async ({ page, customer }) => {
      await page.goto('/login');
      await page.getByLabel('E-mail address').fill(customer.email);
      await page.getByLabel('Password', { exact: true }).fill(customer.password);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await expect(refusalOn(page)).toBeVisible();
    },
  },
  {
    name: 'the page for a forgotten password',
    open: at('/reset-password', 'Forgot your password?'),
  },
  {
    name: 'the page for a forgotten password after the mail',
    open: async ({ page, customer }) => {
      await askForMail(page, customer.email);
      await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
    },
  },
  {
    name: 'the page for a new password',
    open: async ({ page, customer, sandbox }) => {
      await customer.register();
      await page.goto((await mailedLink(page, sandbox, customer.email)).href);
      await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
    },
  },
  {
    name: 'a refused new password',
    open: async ({ page, customer, sandbox }) => {
      await customer.register();
      await page.goto((await mailedLink(page, sandbox, customer.email)).href);
      await chooseNewPassword(page, 'weak');
      await expect(refusalOn(page)).toBeVisible();
    },
  },
  { name: 'a link that does not work', open: at('/new-password', 'This link does not work') },
  {
    name: 'the sign-in page after a new password',
    open: at('/login?notice=password_changed_everywhere', 'Welcome back'),
  },
  {
    name: 'the capture page',
    open: signedInAt('/capture', 'A few questions', { capture: 'unanswered' }),
  },
  {
    name: 'the consents page',
    open: signedInAt('/consents', 'Your agreements', { consents: 'unanswered' }),
  },
  {
    name: 'a refused answer to newer terms',
    open: async (scene) => {
      const { page, customer, sandbox, beSignedIn } = scene;
      await customer.register();
      await sandbox.consents({
        name: 'terms',
        label: 'I accept the Terms and Conditions of next year.',
      });
      await beSignedIn();
      await page.goto('/consents');
      await withoutNativeChecks(page.getByRole('checkbox').first());
      await page.getByRole('button', { name: 'Save my answers' }).click();
      await expect(refusalOn(page)).toBeVisible();
    },
  },
  {
    name: 'a refused capture form',
    open: async (scene) => {
      await signedInAt('/capture', 'A few questions', { capture: 'unanswered' })(scene);
      await withoutNativeChecks(scene.page.getByLabel('First name'));
      await scene.page.getByRole('button', { name: 'Save and continue' }).click();
      await expect(refusalOn(scene.page)).toBeVisible();
    },
  },
  {
    name: 'the account page',
    open: async (scene) => {
      const { customer, sandbox, beSignedIn } = scene;
      await customer.register();
      await sandbox.subscribe(customer, 'S916977979_NL');
      await beSignedIn();
      await at('/consents?returnTo=/account', 'Your agreements')(scene);
      await scene.page.getByRole('button', { name: 'Save my answers' }).click();
      await expect(scene.page.getByText('Your answers have been saved.')).toBeVisible();
    },
  },
  {
    name: 'the account page while Cleeng is down',
    open: async (scene) => {
      await signedInAt('/account', 'Your account')(scene);
      await during(scene.sandbox, { fault: 503 }, async () => {
        await scene.page.reload();
        await expect(scene.page.getByRole('main').getByRole('status')).toBeVisible();
      });
    },
  },
  {
    name: 'the account page while the chat is blocked',
    consoleError: /ERR_FAILED/,
    open: async (scene) => {
      await scene.page.route('**/chat-web/widget.js', (route) => route.abort());
      await signedInAt('/account', 'Your account')(scene);
      await scene.page.getByRole('button', { name: 'Chat with us' }).click();
      await expect(scene.page.getByRole('link', { name: 'Write to us' })).toBeVisible();
    },
  },
  {
    name: 'the profile page',
    open: signedInAt('/account/profile', 'Your name and e-mail address'),
  },
  {
    name: 'a refused profile',
    open: async (scene) => {
      await signedInAt('/account/profile', 'Your name and e-mail address')(scene);
      await scene.page.getByLabel('Password', { exact: true }).fill('not-mine-1');
      await scene.page.getByRole('button', { name: 'Change your e-mail address' }).click();
      await expect(refusalOn(scene.page)).toBeVisible();
    },
  },
  {
    name: 'the answers of a customer',
    open: signedInAt('/capture?returnTo=/account', 'About you'),
  },
  {
    name: 'the sessions page',
    open: async (scene) => {
      await scene.customer.register();
      await scene.beSignedIn();
      await scene.page.context().clearCookies(); // As another browser that is still signed in.
      await scene.beSignedIn();
      await at('/account/sessions', 'Your sessions')(scene);
      await expect(scene.page.getByRole('article')).toHaveCount(2);
    },
  },
  {
    name: "the account of the store's customer",
    open: async (scene) => {
      await comeFromStore(scene, mira);
      await expect(
        scene.page.getByRole('heading', { name: 'What you bought in the store' }),
      ).toBeVisible();
    },
  },
  {
    name: 'the question before somebody takes the place of a customer',
    open: async (scene) => {
      await scene.customer.register();
      await scene.beSignedIn();
      await comeFromStore(scene, jonas);
      await expect(
        scene.page.getByRole('heading', { name: 'Another account is signed in' }),
      ).toBeVisible();
    },
  },
  { name: 'the hand-over page, opened directly', open: at('/hand-over', 'Start from the store') },
  {
    name: 'the page for a silent database',
    open: at('/unavailable', 'We cannot check your sign-in right now'),
  },
  {
    name: 'a page that is missing',
    open: at('/no-such-page', 'Page not found'),
    consoleError: /404/,
  },
];

async function comeFromStore({ page, sandbox }: Scene, shopper: Shopper): Promise<void> {
  await page.goto('/');
  const { origin } = new URL(page.url());
  await handOverFrom(
    sandbox.url,
    page,
    await currentCustomerToken(page.request, sandbox, shopper),
    origin,
  );
}

function at(path: string, heading: string | RegExp): PageState['open'] {
  return async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  };
}

function signedInAt(
  path: string,
  heading: string | RegExp,
  history: History = {},
): PageState['open'] {
  return async (scene) => {
    await scene.customer.register(history);
    await scene.beSignedIn();
    await at(path, heading)(scene);
  };
}
