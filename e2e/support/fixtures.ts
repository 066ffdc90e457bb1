import { test as base, expect, type Page } from '@playwright/test';
import { ConsoleErrors } from './console-errors';
import { Customer } from './customer';
import { openForm } from './http-form';
import { Sandbox } from './sandbox';
import { type Storefront, startStorefront } from './storefront';

interface WorkerFixtures {
  /** What this worker's storefront is started with, beside what it needs. */
  environment: Record<string, string>;
  /** This worker's own: its tests run one after another, and nobody else's touch it. */
  storefront: Storefront;
}

interface TestFixtures {
  sandbox: Sandbox;
  /** Somebody new, not registered yet. */
  customer: Customer;
  /** Signs this test's page in through the form, as this test's customer. Ends where the form led. */
  signIn(page?: Page): Promise<void>;
  /** The same, sent without a page being drawn: for what only begins afterwards. */
  beSignedIn(page?: Page): Promise<void>;
  /** Another storefront beside the worker's, on the same sandbox unless told otherwise. Stops with the test. */
  startAnother(environment: Record<string, string>, tree?: string): Promise<Storefront>;
  expectConsoleErrors(pattern: RegExp): void;
  consoleErrors: ConsoleErrors;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  environment: [{}, { option: true, scope: 'worker' }],

  storefront: [
    async ({ environment }, use) => {
      const storefront = await startStorefront(environment);
      await use(storefront);
      await storefront.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: ({ storefront }, use) => use(storefront.url),

  sandbox: [
    async ({ storefront }, use) => {
      const sandbox = new Sandbox(storefront.sandboxUrl);
      await sandbox.reset();
      await use(sandbox);
    },
    { auto: true },
  ],

  customer: ({ sandbox }, use) => use(new Customer(sandbox)),

  signIn: ({ page: ownPage, customer }, use) =>
    use(async (page = ownPage) => {
      await page.goto('/login');
      await page.getByLabel('E-mail address').fill(customer.email);
      await page.getByLabel('Password', { exact: true }).fill(customer.password);
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((url) => url.pathname !== '/login');
    }),

  beSignedIn: ({ page: ownPage, customer }, use) =>
    use(async (page = ownPage) => {
      const { email, password } = customer;
      const form = await openForm(page.request, '/login', 'Sign in');
      expect((await form.send({ email, password })).status()).toBe(303);
    }),

  startAnother: async ({ sandbox }, use) => {
    const started: Storefront[] = [];
    await use(async (environment, tree) => {
      const storefront = await startStorefront(
        { SANDBOX_INTERNAL_URL: sandbox.url, ...environment },
        tree,
      );
      started.push(storefront);
      return storefront;
    });
    await Promise.all(started.map((storefront) => storefront.stop()));
  },

  consoleErrors: [
    async ({ context }, use) => {
      const errors = await ConsoleErrors.of(context);
      await use(errors);
      errors.check();
    },
    { auto: true },
  ],

  expectConsoleErrors: ({ consoleErrors }, use) => use((pattern) => consoleErrors.expect(pattern)),
});

export { expect };
