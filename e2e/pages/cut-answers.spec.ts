import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { greeting, sendSignIn } from '../support/session';
import { startFaultProxy } from './fault-proxy';

const shares = [0.02, 0.3, 0.6, 0.9, 0.99];

test('An answer that breaks off leaves the form, or leads on', async ({
  customer,
  browser,
  startAnother,
}) => {
  test.setTimeout(180_000);
  await customer.register();
  const proxy = await startFaultProxy();
  const storefront = await startAnother({ APP_URL: proxy.url });
  proxy.forwardTo(storefront.url);
  for (const share of shares) {
    await test.step(`after ${share * 100} % of a sign-in`, async () => {
      const page = await browser.newPage({ baseURL: proxy.url });
      await page.goto('/login');
      proxy.cutAnswersAt(share);
      await sendSignIn(page, customer);
      await leadsOnOrStays(page, customer);
      proxy.cutAnswersAt(1);
      await page.close();
    });
    await test.step(`after ${share * 100} % of a refusal`, async () => {
      const page = await browser.newPage({ baseURL: proxy.url });
      await page.goto('/login');
      proxy.cutAnswersAt(share);
      await sendSignIn(page, { email: customer.email, password: 'not-my-seat-1' });
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
      await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
      proxy.cutAnswersAt(1);
      await page.close();
    });
  }
  await proxy.stop();
});

async function leadsOnOrStays(page: Page, customer: { name: string; email: string }) {
  const alert = page.getByRole('main').getByRole('alert');
  await expect(greeting(page, customer.name).or(alert)).toBeVisible();
  if (await alert.isVisible())
    await expect(page.getByLabel('E-mail address')).toHaveValue(customer.email);
}
