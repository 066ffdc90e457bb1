import type { Page } from '@playwright/test';
import { answerQuestions, fillRegistration, sendRegistration } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { during } from '../support/outages';
import { refusalOn } from '../support/refusal';

const monthly = 'S916977979_NL';
const offer = `/offers/${monthly}`;
const onWayBack = `returnTo=${encodeURIComponent(offer)}`;
const day = 86_400;

const inMain = (page: Page, role: 'link' | 'button', name: string) =>
  page.getByRole('main').getByRole(role, { name });

test('A guest signs in for an offer, returns to it, and watches as long as they have it', {
  tag: '@quick',
}, async ({ page, customer, sandbox }) => {
  await customer.register({ capture: 'unanswered' });
  await page.goto('/');
  await page.getByRole('link', { name: /^The Tidekeeper\s?: See this offer$/ }).click();
  await expect(page).toHaveTitle('Monthly subscription · Foyer');
  await inMain(page, 'link', 'Sign in').click();
  await page.getByLabel('E-mail address').fill(customer.email);
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('not-my-seat-1');
  await inMain(page, 'button', 'Sign in').click();
  await expect(refusalOn(page)).toBeVisible();
  await password.fill(customer.password);
  await inMain(page, 'button', 'Sign in').click();
  await answerQuestions(page, customer);

  await expect(page).toHaveURL(offer);
  await expect(page.getByRole('heading', { name: 'You do not have this offer yet' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('£5.94 a month'); // They are British, the browser's address is not.
  const named = (await sandbox.calls('POST /auths')).filter(({ offerId }) => offerId === monthly);
  expect(named.map(({ status }) => status)).toEqual([401, 200]);

  await sandbox.subscribe(customer, monthly, 2);
  await inMain(page, 'link', 'Check again').click();
  await expect(page.getByRole('heading', { name: 'Take your seat' })).toBeVisible();
  await sandbox.advance(3 * day);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'You do not have this offer yet' })).toBeVisible();
  await expect(page.getByText('The first 7 days are free.')).toHaveCount(0);
  await sandbox.advance(101 * day);
  await page.reload();
  await expect(page).toHaveURL(`/login?${onWayBack}`);
});

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a guest joins for an offer by way of other pages, and returns to it', async ({
    page,
    customer,
    sandbox,
  }) => {
    await page.goto(offer);
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
    await inMain(page, 'link', 'Forgot your password?').click();
    await inMain(page, 'link', 'Sign in').click();
    await page.getByRole('banner').getByRole('link', { name: 'Join' }).click();
    await expect(page).toHaveURL(`/register?offer=${monthly}&${onWayBack}`);
    await fillRegistration(page, customer);
    await page.getByLabel('Password', { exact: true }).fill('weak');
    await sendRegistration(page);
    await expect(refusalOn(page)).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await sendRegistration(page);
    await expect(page).toHaveURL(`/capture?${onWayBack}`);
    await answerQuestions(page, customer);
    await expect(page).toHaveURL(offer);
    expect(await sandbox.calls('POST /customers')).toMatchObject([
      { status: 200, offerId: monthly },
    ]);
    await sandbox.subscribe(customer, monthly);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Take your seat' })).toBeVisible();
  });

  test('an offer that is not sold here is missing, and is no offer to sign in for', async ({
    page,
    customer,
    sandbox,
    expectConsoleErrors,
  }) => {
    expectConsoleErrors(/404/);
    await customer.register();
    const { email, password } = customer;
    for (const offerId of ['S000000000_XX', 'S111111111_NL', '..%2Fcustomers', 'S'.repeat(300)]) {
      const answer = await page.goto(`/offers/${offerId}`);
      expect(answer?.status(), offerId).toBe(404);
      await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
      const returnTo = `/offers/${offerId}`;
      const form = await openForm(
        page.request,
        `/login?offer=${offerId}&returnTo=${encodeURIComponent(returnTo)}`,
        'Sign in',
      );
      expect((await form.send({ email, password })).status()).toBe(303);
      await page.context().clearCookies();
    }
    const calls = await sandbox.calls('POST /auths');
    expect(calls.filter(({ offerId }) => offerId)).toEqual([]);
  });
});

test('A price is written in the visitor’s language and currency', async ({ request, sandbox }) => {
  const priceFor = async (language: string, [country, currency]: [string, string]) => {
    await sandbox.settings({
      defaultLocale: { country, currency, locale: `${language}_${country}` },
    });
    const page = await request.get(offer, { headers: { 'accept-language': language } });
    return (await page.text()).replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
  };
  expect(await priceFor('en', ['GB', 'GBP'])).toContain('£5.94 a monthThe first 7 days are free.');
  expect(await priceFor('nl', ['NL', 'EUR'])).toContain(
    '€ 6,99 per maandDe eerste 7 dagen zijn gratis.',
  );
  expect(await priceFor('pl', ['PL', 'PLN'])).toContain(
    '30,06 zł za miesiącPierwszych 7 dni jest bezpłatnych.',
  );
  expect(await sandbox.calls('GET /locales')).toHaveLength(3); // Once a page, for all that is sold on it.
});

test('While Cleeng is down a customer is not told that they do not have an offer', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
}) => {
  await customer.register();
  await sandbox.subscribe(customer, monthly);
  await beSignedIn();
  await during(sandbox, { method: 'GET', path: '/entitlements/:id', fault: 503 }, async () => {
    await page.goto(offer);
    await expect(page.getByRole('main').getByRole('status')).toContainText(
      'If you do, you keep it.',
    );
    await expect(page.getByRole('heading', { name: 'You do not have this offer yet' })).toHaveCount(
      0,
    );
  });
  // What an offer says of itself is kept for a while: no test has asked from Ireland.
  await sandbox.settings({ defaultLocale: { country: 'IE', currency: 'EUR', locale: 'en_IE' } });
  await during(sandbox, { method: 'GET', path: '/offers/:id', fault: 503 }, async () => {
    await page.goto(offer);
    await expect(
      page.getByRole('heading', { name: 'We cannot load this offer right now' }),
    ).toBeVisible();
    await expect(page).toHaveTitle('We cannot load this offer right now · Foyer');
  });
  await inMain(page, 'link', 'Try again').click();
  await expect(page.getByRole('heading', { name: 'Take your seat' })).toBeVisible();
});
