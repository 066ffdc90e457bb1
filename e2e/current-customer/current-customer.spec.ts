import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';

// The store that the sandbox plays, on a phone. Its snippet is ours.
test.use({ viewport: { width: 360, height: 740 } });

test.beforeEach(({ sandbox, storefront }) => sandbox.settings({ storefrontUrl: storefront.url }));

const purchasesOn = (page: Page) => page.locator('#foyer-purchases');

async function shopAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await expect(page.getByText(`Hello, ${name}`)).toBeVisible();
}

test('A guest of the store is asked nothing, and a customer sees what they bought', {
  tag: '@quick',
}, async ({ page, sandbox, storefront }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${sandbox.url}/store`);
  await expect(page.getByRole('heading', { name: 'On the shelf' })).toBeVisible();
  await expect(purchasesOn(page)).toHaveCount(0);
  expect(
    asked.filter((url) => url.startsWith(storefront.url) || url.includes('current.jwt')),
  ).toEqual([]);

  await shopAs(page, 'Mira Okafor');
  const purchases = purchasesOn(page);
  await expect(purchases.getByRole('heading', { name: 'Your recent purchases' })).toBeVisible();
  const items = purchases.getByRole('listitem');
  await expect(items.getByText(/Usher’s torch/)).toBeVisible();
  await expect(items.first()).toContainText(/6 Nov 2026/);
  await expect(items.first()).toContainText(/49\.00/);
  expect(await purchases.getByRole('presentation').first().evaluate(isDrawn)).toBe(true);
  await expect(items.filter({ hasText: 'Popcorn bowl' }).getByRole('link')).toHaveCount(0);
  await expect(items.filter({ hasText: /lamp|curtain/ })).toHaveCount(0); // Cancelled, declined, never finished.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await page.content()).not.toContain('eyJ');

  await items.getByRole('link', { name: 'Tide clock' }).click();
  await expect(page.getByRole('heading', { name: 'Tide clock' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await shopAs(page, 'Inês Duarte');
  await expect(purchasesOn(page).getByText('You have not bought anything yet.')).toBeVisible();
  await expect(
    purchasesOn(page).getByRole('button', { name: 'Continue to my account' }),
  ).toBeVisible();
});

test('While the store does not answer, its customers are told so, and the page works', async ({
  page,
  sandbox,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/503/);
  await sandbox.fail({ vendor: 'bigcommerce', path: '/stores/*', fault: 503, times: 100 });
  await page.goto(`${sandbox.url}/store`);
  await shopAs(page, 'Jonas Weber');
  await expect(purchasesOn(page)).toHaveText(
    'Your purchases cannot be shown right now. Please try again in a little while.',
  );
  await expect(page.getByRole('heading', { name: 'On the shelf' })).toBeVisible();

  await sandbox.fail({ vendor: 'bigcommerce', times: 0, fault: 503 });
  await page.reload();
  await expect(purchasesOn(page).getByRole('listitem').first()).toContainText('Opera glasses');
  await expect(purchasesOn(page)).toContainText(/[¥￥]\s?7,400/);
});

function isDrawn(image: Element): boolean {
  return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;
}
