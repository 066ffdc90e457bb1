import { expect } from '@playwright/test';
import {
  currentCustomerToken,
  handOverFrom,
  handOverInOldBrowser,
  ines,
  jonas,
  mira,
  type Shopper,
} from '../hand-over/store-form';
import { signInThroughWidget } from '../hosted-login/hosted-widget';
import { withoutNativeChecks } from '../register/registering';
import { during } from '../support/outages';
import { refusalOn } from '../support/refusal';

import { at, type PageState, type Scene, signedInAt } from './page-state';

export const customerPages: PageState[] = [
  { name: 'the home page of a customer', open: signedInAt('/', /Welcome back, Ada/) },
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
  {
    name: 'the page with the hosted widget, of a customer',
    open: async ({ page, customer }) => {
      await customer.register();
      await signInThroughWidget(page, customer);
    },
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
      await continueFromStore(scene, mira);
      await expect(
        scene.page.getByRole('heading', { name: 'What you bought in the store' }),
      ).toBeVisible();
    },
  },
  {
    name: 'the hand-over page while a customer is signed in',
    open: async (scene) => {
      await scene.customer.register();
      await scene.beSignedIn();
      await continueFromStore(scene, jonas);
      await expect(
        scene.page.getByRole('heading', { name: 'Another account is signed in' }),
      ).toBeVisible();
    },
  },
  {
    name: 'the hand-over page of an old browser',
    open: async ({ page, sandbox }) => {
      await handOverInOldBrowser(page.request, sandbox, ines);
      await page.goto('/hand-over');
      await expect(
        page.getByRole('heading', { name: 'Do you come from the store?' }),
      ).toBeVisible();
    },
  },
];

async function continueFromStore({ page, sandbox }: Scene, shopper: Shopper): Promise<void> {
  await page.goto('/');
  const { origin } = new URL(page.url());
  await handOverFrom(
    sandbox.url,
    page,
    await currentCustomerToken(page.request, sandbox, shopper),
    origin,
  );
}
