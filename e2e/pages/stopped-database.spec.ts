import { randomUUID } from 'node:crypto';
import { tickedConsents } from '../register/registering';
import { type DatabaseProxy, startDatabaseProxy } from '../server/database-proxy';
import { test as base, expect } from '../support/fixtures';
import { type HttpForm, openForm } from '../support/http-form';

/** A storefront whose database can stop at a statement. */
const test = base.extend<{ databaseProxy: DatabaseProxy; url: string }>({
  databaseProxy: async ({ database }, use) => {
    const proxy = await startDatabaseProxy(database.url);
    await use(proxy);
    await proxy.close();
  },
  url: async ({ databaseProxy, startAnother }, use) =>
    use((await startAnother({ DATABASE_URL: databaseProxy.url })).url),
});

const pages = [
  '/account',
  '/account/profile',
  '/account/sessions',
  '/consents',
  '/capture',
  '/hosted-login',
  '/offers/S916977979_NL',
];

test('No page is blank where the database stops on the way', async ({
  request,
  customer,
  databaseProxy,
  url,
}) => {
  test.setTimeout(240_000);
  await customer.register();
  const login = await openForm(request, `${url}/login`, 'Sign in');
  await login.send({ email: customer.email, password: customer.password });
  for (const page of pages) {
    for (let statement = 1, wasReached = true; wasReached; statement += 1) {
      databaseProxy.stopAt(statement, 'before');
      const response = await request.get(url + page, { maxRedirects: 0 });
      wasReached = databaseProxy.hasStopped();
      databaseProxy.start();
      if (response.status() !== 200) {
        expect([303, 307], `${page}, ${statement}`).toContain(response.status());
        expect(response.headers().location).toContain('/unavailable?returnTo=');
      }
      await expect.poll(async () => (await request.get(url + page)).status()).toBe(200);
    }
  }
});

test('A form that the database interrupts works when it is sent again', async ({
  playwright,
  customer,
  databaseProxy,
  url,
  rows,
}) => {
  test.setTimeout(240_000);
  await customer.register();
  const { password } = customer;
  for (const [page, button, email] of [
    ['/register', 'Create account', null],
    ['/login', 'Sign in', customer.email],
  ] as const) {
    for (let statement = 1, wasReached = true; wasReached; statement += 1) {
      const request = await playwright.request.newContext();
      const form = await openForm(request, url + page, button);
      const typed = {
        email: email ?? `ada.${randomUUID()}@example.com`,
        password,
        ...(email ? {} : tickedConsents),
      };
      const open = async () =>
        (await rows.of(typed)).filter(({ ended_reason }) => ended_reason === null);
      await rows.endAll();
      databaseProxy.stopAt(statement, 'before');
      const isDone = await wasAccepted(form, typed);
      wasReached = databaseProxy.hasStopped();
      databaseProxy.start();
      expect(await open(), `${page}, ${statement}`).toHaveLength(isDone ? 1 : 0);
      await expect
        .poll(async () => (await request.get(`${url}/api/health/ready`)).status())
        .toBe(200);
      expect((await form.send(typed)).status(), `${page}, ${statement}`).toBe(303);
      expect(await open()).toHaveLength(1);
      expect(await (await request.get(`${url}/api/session`)).json()).toMatchObject({
        state: 'signed-in',
      });
      await request.dispose();
    }
  }
});

/** Otherwise the page with the form says what is wrong. */
async function wasAccepted(form: HttpForm, typed: Record<string, string>): Promise<boolean> {
  const response = await form.send(typed);
  if (response.status() === 303) return true;
  expect(response.status()).toBe(200);
  expect(await response.text()).toContain('because of a problem on our side');
  return false;
}
