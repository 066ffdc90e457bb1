import { tickedConsents } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

test('An address in its own letters is the one that Chromium spells in ASCII', async ({
  customer,
  sandbox,
  playwright,
  baseURL,
}) => {
  const name = customer.email.split('@')[0];
  const typed = `${name}@bücher.example`;
  const spelled = `${name}@xn--bcher-kva.example`;
  const { password } = customer;
  const registering = await playwright.request.newContext({ baseURL });
  const registration = await openForm(registering, '/register', 'Create account');
  const joined = await registration.send({ email: typed, password, ...tickedConsents });
  expect(joined.headers().location).toContain('/capture');
  for (const email of [spelled, typed]) {
    const browser = await playwright.request.newContext({ baseURL });
    const login = await openForm(browser, '/login', 'Sign in');
    const answer = await login.send({ email, password });
    expect(answer.status()).toBe(303);
    await browser.dispose();
  }
  const reset = await openForm(registering, '/reset-password', 'Send me the link');
  await reset.send({ email: typed });
  await expect.poll(() => sandbox.mail(spelled)).toHaveLength(1);
  await registering.dispose();
});
