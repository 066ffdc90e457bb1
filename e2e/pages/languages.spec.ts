import { cleengTerms, ownTerms } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

const choose = 'Lees Foyer in het';

test.describe('A browser that asks for Dutch', () => {
  test.use({ locale: 'nl-BE' });

  test('reads Dutch, on every kind of page', async ({ page, expectConsoleErrors }) => {
    expectConsoleErrors(/404/);
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Het zaallicht brandt nog' }),
    ).toBeVisible();
    await page.goto('/login');
    await expect(page).toHaveTitle('Welkom terug · Foyer');
    await page.goto('/no-such-page');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Pagina niet gevonden' }),
    ).toBeVisible();
    await expect(page).toHaveTitle('Pagina niet gevonden · Foyer');
  });

  test('reads why a form was refused, in Dutch', async ({ page, customer }) => {
    await page.goto('/login');
    await page.getByLabel('E-mailadres').fill(customer.email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(customer.password);
    await page.getByRole('main').getByRole('button', { name: 'Inloggen' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' })).toContainText(
      'Het e-mailadres of het wachtwoord klopt niet.',
    );
  });

  test('chooses among countries by their Dutch names, in Dutch order', async ({
    page,
    sandbox,
  }) => {
    await sandbox.fail({ path: '/locales', fault: 503, times: 10 });
    await page.goto('/register');
    const countries = await page.getByLabel('Land').getByRole('option').allTextContents();
    expect(countries).toContain('Duitsland');
    const named = countries.slice(1);
    expect(named).toEqual(named.toSorted(new Intl.Collator('nl').compare));
    await expect(page.getByLabel('Taal')).toHaveValue('nl_BE');
  });
});

test('A body that is not our form is refused in the language that was asked for, or chosen', async ({
  request,
}) => {
  const post = (headers: Record<string, string>) => request.post('/login', { headers, data: '{}' });
  const asked = await post({ 'accept-language': 'es', origin: 'https://evil.example' });
  expect(asked.status()).toBe(403);
  expect(await asked.text()).toContain('<html lang="es">');
  expect(await asked.text()).toContain('Este formulario no se envió desde nuestro sitio web.');
  const chosen = await post({ 'accept-language': 'es', cookie: 'foyer-language=pl' });
  expect(await chosen.text()).toContain('Ten formularz nie został wysłany z naszej witryny.');
});

test('A chosen language wins over what the browser asks for, returns to the page, and stays', {
  tag: '@without-javascript',
}, async ({ page }) => {
  await page.goto('/login?returnTo=%2Faccount');
  const names = page.getByRole('form', { name: 'Read Foyer in' }).getByRole('button');
  await expect(names).toHaveText(['English', 'Nederlands', 'Español', 'Deutsch', 'Polski']);
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Welkom terug' })).toBeVisible();
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  const current = page
    .getByRole('form', { name: choose })
    .getByRole('button', { name: 'Nederlands' });
  await expect(current).toHaveAttribute('aria-current', 'true');
  await expect(current).toHaveAttribute('lang', 'nl');
  await page.goto('/register');
  await expect(page.getByRole('heading', { level: 1, name: 'Word lid van Foyer' })).toBeVisible();
});

test('A language is chosen from our own pages alone, and is one of ours', async ({
  request,
  baseURL,
}) => {
  const form = await openForm(request, '/', 'Polski');
  const away = await form.send({ language: 'pl' }, { origin: 'https://evil.example' });
  expect(away.status()).toBe(403);
  const unknown = await form.send({ language: 'klingon' });
  for (const answer of [away, unknown]) {
    expect(answer.headers()['set-cookie'] ?? '').not.toContain('foyer-language');
  }
  const chosen = await form.send(
    { language: 'pl' },
    { origin: baseURL ?? '', referer: 'https://evil.example//elsewhere' },
  );
  expect(chosen.status()).toBe(303);
  expect(chosen.headers().location).toBe('/');
  expect(chosen.headers()['set-cookie']).toMatch(/foyer-language=pl;.*httponly/i);
});

test('A customer who signs in reads their own language, whatever was chosen in this browser', async ({
  page,
  customer,
  signIn,
}) => {
  await customer.register({ locale: 'de_DE' });
  await signIn();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(
    page.getByRole('heading', { level: 1, name: `Willkommen zurück, ${customer.name}` }),
  ).toBeVisible();
  await page.goto('/account/sessions');
  await expect(page.getByRole('heading', { level: 1, name: 'Deine Sitzungen' })).toBeVisible();
  const month = new Intl.DateTimeFormat('de', { month: 'short', timeZone: 'UTC' }).format(
    new Date(),
  );
  await expect(page.getByRole('article').getByRole('time').first()).toContainText(month);
  await page.getByRole('banner').getByRole('button', { name: 'Abmelden' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Noch brennt das Licht' }),
  ).toBeVisible();
});

test('The language that a customer chooses holds in every browser', async ({
  page,
  member,
  signIn,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Polski' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: `Witaj ponownie, ${member.name}` }),
  ).toBeVisible();
  await expect.poll(() => member.read()).toMatchObject({ locale: 'pl_PL', country: 'GB' });
  await page.context().clearCookies(); // As another browser, which asks for English.
  await signIn();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
});

test('While Cleeng is down a choice holds in this browser', async ({ page, member, sandbox }) => {
  await page.goto('/');
  await sandbox.fail({ method: 'PATCH', fault: 503, times: 10 });
  await page.getByRole('button', { name: 'Polski' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
  await page.goto('/account');
  await expect(page.getByRole('heading', { level: 1, name: 'Twoje konto' })).toBeVisible();
});

test('Where Cleeng tells no locale the visitor’s own choice stays', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await sandbox.settings({ customerCarriesLocale: false });
  await customer.register({ locale: 'de_DE' });
  await signIn();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('A visitor is registered in the language that they read', async ({ page, customer }) => {
  await page.goto('/register');
  await page.getByRole('button', { name: 'Polski' }).click();
  await page.getByLabel('Adres e-mail').fill(customer.email);
  await page.getByLabel('Hasło', { exact: true }).fill(customer.password);
  await page.getByRole('checkbox', { name: cleengTerms }).check();
  await page.getByRole('checkbox', { name: ownTerms }).check();
  await page.getByRole('button', { name: 'Utwórz konto' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kilka pytań' })).toBeVisible();
  expect(await customer.read()).toMatchObject({ locale: 'pl_PL', country: 'US' });
});

test('No language makes a page of 320 pixels scroll sideways', async ({
  page,
  context,
  baseURL,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [code, name] of Object.entries({
    en: 'English',
    nl: 'Nederlands',
    es: 'Español',
    de: 'Deutsch',
    pl: 'Polski',
  })) {
    await context.addCookies([{ name: 'foyer-language', value: code, url: baseURL }]);
    for (const path of ['/', '/login', '/register']) {
      await page.goto(path);
      await expect(page.getByRole('button', { name })).toHaveAttribute('aria-current', 'true');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${path} in ${name}`).toBeLessThanOrEqual(320);
    }
  }
});
