import type { Page } from '@playwright/test';
import { cleengTerms, marketing, ownTerms } from '../register/registering';
import { expect, test } from '../support/fixtures';

const submit = (page: Page) => page.getByRole('main').locator('form button[type=submit]').last();
const inEnglish = (page: Page, text: string | RegExp) =>
  page.getByRole('main').locator('[lang=en]').filter({ hasText: text });

test.describe('A Dutch reader', () => {
  test.use({ locale: 'nl-NL' });

  test('registers with English consents, and the receipts say so', {
    tag: '@without-javascript',
  }, async ({ page, customer }) => {
    await page.goto('/register');
    for (const label of [cleengTerms, ownTerms, marketing])
      await expect(inEnglish(page, label)).toBeVisible();
    await expect(page.getByRole('checkbox', { name: marketing })).not.toBeChecked();
    await page.getByLabel('E-mailadres').fill(customer.email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(customer.password);
    await page.getByRole('checkbox', { name: cleengTerms }).check();
    await page.getByRole('checkbox', { name: ownTerms }).check();
    await submit(page).click();
    await expect(page).toHaveURL('/capture');
    await expect(inEnglish(page, 'How did you hear about us?')).toBeVisible();
    await expect(page.getByRole('option', { name: 'A friend' })).toHaveAttribute('lang', 'en');
    await expect(page.getByText('Voornaam')).not.toHaveAttribute('lang');
    await page.getByLabel('Voornaam').fill(customer.firstName);
    await page.getByLabel('Achternaam').fill(customer.lastName);
    await page.getByLabel('How did you hear about us?').selectOption('A friend');
    await submit(page).click();
    await expect(page).toHaveURL('/');
    await page.goto('/account');
    await expect(inEnglish(page, marketing)).toBeVisible();
    const receipts = page.getByRole('listitem').getByRole('listitem');
    await expect(receipts).toHaveText([
      /^Versie 10 geaccepteerd, tekst in het Engels, pagina in het Nederlands: /,
      /^Versie 2 geaccepteerd, tekst in het Engels, pagina in het Nederlands: /,
      /^Versie 1 geweigerd, tekst in het Engels, pagina in het Nederlands: /,
    ]);
  });

  test('is told which words of consents, offers and purchases are English', async ({
    page,
    customer,
    sandbox,
  }) => {
    await page.goto('/offers/S916977979_NL');
    await expect(page.getByRole('heading', { level: 1 }).locator('[lang=en]')).toBeVisible();
    await expect(page.getByRole('article').locator('h3 [lang=en]').first()).toBeVisible();
    await customer.register({ locale: 'nl_NL' });
    await sandbox.subscribe(customer, 'S916977979_NL');
    await page.goto('/login?returnTo=/offers/S916977979_NL');
    await page.getByLabel('E-mailadres').fill(customer.email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(customer.password);
    await submit(page).click();
    await expect(inEnglish(page, /^Monthly subscription$/)).toBeVisible();
    await page.goto('/account');
    await expect(inEnglish(page, /^Monthly subscription$/)).toBeVisible();
    await page.goto('/consents');
    await expect(inEnglish(page, marketing)).toBeVisible();
  });
});

test('An English reader needs no mark on English texts', async ({ page }) => {
  await page.goto('/register');
  await expect(page.getByRole('checkbox', { name: marketing })).toBeVisible();
  await expect(page.getByRole('main').locator('[lang]')).toHaveCount(0);
});

test('A long address in a consent, or an option of one long word, makes no page wider', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  const word = 'Vergnügungssteuerbescheinigungsverfahren'.repeat(3);
  const address = `https://example.com/${'terms-and-conditions-'.repeat(8)}`;
  await sandbox.consents({ name: 'terms', label: `I accept <a href="${address}">${address}</a>` });
  await sandbox.consents({ name: 'leaflet', label: word });
  await sandbox.capture({
    settings: [
      { key: 'custom_1', question: word, value: `${word};B;C` },
      { key: 'custom_2', question: word, value: `${word};B` },
      { key: 'custom_3', enabled: true, required: false, question: word, value: '' },
    ],
  });
  await page.setViewportSize({ width: 320, height: 640 });
  const fits = async () => {
    await expect(page.getByText(/terms-and-conditions|Vergnügungs/).first()).toBeVisible();
    return page.evaluate(() => document.documentElement.scrollWidth);
  };
  await page.goto('/register');
  expect(await fits()).toBe(320);
  await customer.register({ consents: 'unanswered', capture: 'unanswered' });
  await beSignedIn();
  await page.goto('/consents');
  expect(await fits()).toBe(320);
  await page.locator('main form').evaluate((form) => form.setAttribute('novalidate', ''));
  await submit(page).click();
  await expect(page.getByRole('alert').getByText(/terms-and-conditions/)).toBeVisible();
  expect(await fits()).toBe(320);
  await customer.acceptConsents();
  await page.goto('/capture');
  expect(await fits()).toBe(320);
  await customer.answerCapture();
  await page.goto('/account');
  expect(await fits()).toBe(320);
});
