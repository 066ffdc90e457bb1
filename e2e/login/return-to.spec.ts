import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

const hostile = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example/',
  '/\t/evil.example/',
  '/..//evil.example/',
  '/.//evil.example/',
  'javascript:alert(1)',
  'evil.example',
  '/api/session',
  ' /account',
  `/${'x'.repeat(2_000)}`,
];

test('Signing in leads to no other site and to no address that is not a page', async ({
  customer,
  playwright,
}) => {
  await customer.register();
  const { email, password } = customer;
  for (const returnTo of hostile) {
    await test.step(JSON.stringify(returnTo.slice(0, 30)), async () => {
      const request = await playwright.request.newContext();
      const login = `/login?returnTo=${encodeURIComponent(returnTo)}`;
      const form = await openForm(request, login, 'Sign in');
      expect(form.fields.returnTo).toBe('/');
      const signedIn = await form.send({ email, password, returnTo });
      expect(signedIn.status()).toBe(303);
      expect(signedIn.headers().location).toBe('/');
      const again = await request.get(login, { maxRedirects: 0 });
      expect(again.headers().location).toBe('/');
      await request.dispose();
    });
  }
});

test('The links of the header keep where a guest was going', async ({ page }) => {
  await page.goto('/account');
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
  const header = page.getByRole('banner');
  await header.getByRole('link', { name: 'Join' }).click();
  await expect(page).toHaveURL('/register?returnTo=%2Faccount');
  await header.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/login?returnTo=%2Faccount');
});
