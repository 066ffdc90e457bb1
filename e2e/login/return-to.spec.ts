import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

for (const hostile of [
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
]) {
  test(`Signing in never leads to ${JSON.stringify(hostile.slice(0, 30))}`, async ({
    request,
    customer,
  }) => {
    await customer.register();
    const { email, password } = customer;
    const form = await openForm(
      request,
      `/login?returnTo=${encodeURIComponent(hostile)}`,
      'Sign in',
    );
    expect(form.fields.returnTo).toBe('/');
    const answer = await form.send({ email, password, returnTo: hostile });
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe('/');
    const again = await request.get(`/login?returnTo=${encodeURIComponent(hostile)}`, {
      maxRedirects: 0,
    });
    expect(again.headers().location).toBe('/');
  });
}
