import {
  type APIRequestContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { ConsoleErrors } from './console-errors';
import { Customer } from './customer';
import { type Database, startDatabase } from './database';
import { Sandbox } from './sandbox';
import { postSignIn, sendSignIn } from './session';
import { SessionRows } from './session-rows';
import { type Storefront, startStorefront } from './storefront';

interface WorkerFixtures {
  /** Variables that the worker's storefront starts with. */
  environment: Record<string, string>;
  database: Database;
  /** The worker's own: its tests run one after another. */
  storefront: Storefront;
  rows: SessionRows;
}

interface TestFixtures {
  sandbox: Sandbox;
  /** Not registered yet. */
  customer: Customer;
  /** The customer, registered with everything answered, and signed in on the page. */
  member: Customer;
  /** A page of another browser, not signed in. */
  secondBrowser: Page;
  secondBrowserOptions: BrowserContextOptions;
  /** Requests with a copy of the cookies that the page's browser has now. */
  copyCookies(): Promise<APIRequestContext>;
  /** Signs the customer in through the form. */
  signIn(page?: Page): Promise<void>;
  /** Signs the customer in over HTTP: faster, for what begins afterwards. */
  beSignedIn(page?: Page): Promise<void>;
  /** Another storefront on the worker's sandbox and database. Stops with the test. */
  startAnother(environment: Record<string, string>, tree?: string): Promise<Storefront>;
  expectConsoleErrors(pattern: RegExp): void;
  consoleErrors: ConsoleErrors;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  environment: [{}, { option: true, scope: 'worker' }],

  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are used from this pattern.
    async ({}, use) => {
      const database = await startDatabase();
      await use(database);
      await database.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  storefront: [
    async ({ environment, database }, use) => {
      const storefront = await startStorefront({ DATABASE_URL: database.url, ...environment });
      await use(storefront);
      await storefront.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  rows: [({ database }, use) => use(new SessionRows(database.url)), { scope: 'worker' }],

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

  member: async ({ customer, beSignedIn }, use) => {
    await customer.register();
    await beSignedIn();
    await use(customer);
  },

  secondBrowserOptions: [{}, { option: true }],

  secondBrowser: async ({ browser, secondBrowserOptions }, use) => {
    const page = await browser.newPage(secondBrowserOptions);
    await use(page);
    await page.close();
  },

  copyCookies: async ({ context, playwright }, use) => {
    const copies: APIRequestContext[] = [];
    await use(async () => {
      const storageState = await context.storageState();
      const copy = await playwright.request.newContext({ storageState });
      copies.push(copy);
      return copy;
    });
    await Promise.all(copies.map((copy) => copy.dispose()));
  },

  signIn: ({ page: ownPage, customer }, use) =>
    use(async (page = ownPage) => {
      await page.goto('/login');
      await sendSignIn(page, customer);
      await page.waitForURL((url) => url.pathname !== '/login');
    }),

  beSignedIn: ({ page: ownPage, customer }, use) =>
    use((page = ownPage) => postSignIn(page.request, customer)),

  startAnother: async ({ sandbox, database }, use) => {
    const started: Storefront[] = [];
    await use(async (environment, tree) => {
      const storefront = await startStorefront(
        { SANDBOX_INTERNAL_URL: sandbox.url, DATABASE_URL: database.url, ...environment },
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
