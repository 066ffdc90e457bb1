// Next loads pages and routes as separate modules: it must make no difference which of them is asked first.
import type { APIRequestContext } from '@playwright/test';
import type { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import type { Sandbox } from '../support/sandbox';
import { postSignIn, sessionOf } from '../support/session';

type Side = 'page' | 'route';
type Tokens = { jwt: string; refreshToken: string };

const orders: [Side, Side][] = [
  ['page', 'route'],
  ['route', 'page'],
];
const publisherId = '123456789';
const tooMany = 'too_many_attempts';

async function postToken(request: APIRequestContext, jwt: string, address = '') {
  const { origin } = new URL((await request.get('/api/health')).url());
  const headers = { origin, ...(address && { 'x-forwarded-for': address }) };
  return request.post('/api/hosted-login', { headers, data: { jwt, refreshToken: 'r' } });
}

const signIn = {
  page: (request: APIRequestContext, customer: Customer) => postSignIn(request, customer),
  route: async (request: APIRequestContext, { email, password }: Customer, sandbox: Sandbox) => {
    const body = { email, password, publisherId };
    const { jwt } = await sandbox.cleeng<Tokens>('POST', '/auths', { body });
    expect((await postToken(request, jwt)).status()).toBe(200);
  },
};

for (const order of orders) {
  for (const jwtCarriesKid of [true, false]) {
    test(`Tokens ${jwtCarriesKid ? 'with' : 'without'} a kid sign in by the ${order.join(', then by the ')}, also when keys change twice`, async ({
      customer,
      sandbox,
      startAnother,
      playwright,
    }) => {
      await customer.register();
      await sandbox.settings({ jwtCarriesKid });
      const { url: baseURL } = await startAnother({});
      for (let keys = 1; keys <= 3; keys += 1) {
        for (const side of order) {
          const request = await playwright.request.newContext({ baseURL });
          await signIn[side](request, customer, sandbox);
          expect(await sessionOf(request)).toMatchObject({ state: 'signed-in' });
          await request.dispose();
        }
        await sandbox.rotateKeys();
      }
      const request = await playwright.request.newContext({ baseURL });
      const header = Buffer.from('{"alg":"RS256","kid":"unknown"}').toString('base64url');
      const forged = await postToken(request, `${header}.e30.AAAA`);
      expect([forged.status(), await forged.json()]).toEqual([401, { error: 'token_refused' }]);
      await request.dispose();
    });
  }

  test(`Limits are used up on the ${order.join(', then on the ')}, and each says so`, async ({
    customer,
    startAnother,
    playwright,
  }) => {
    await customer.register();
    const { url: baseURL } = await startAnother({ VISITOR_ADDRESS: 'forwarded:1' });
    const request = await playwright.request.newContext({ baseURL });
    const address = order[0] === 'page' ? '198.51.100.7' : '198.51.100.8'; // Their own, within the worker's database.
    const useUp = {
      page: async () => {
        const { email } = customer;
        const signInForm = await openForm(request, '/login', 'Sign in');
        const headers = { origin: baseURL, 'x-forwarded-for': address };
        for (let time = 0; time < 10; time += 1)
          await signInForm.send({ email, password: 'not-my-seat-1' }, headers);
        const refused = await signInForm.send({ email, password: customer.password }, headers);
        expect(await refused.text()).toContain('There were too many attempts.');
      },
      route: async () => {
        const statuses: number[] = [];
        for (let time = 0; time < 100; time += 1)
          statuses.push((await postToken(request, 'a.b.c', address)).status());
        expect(new Set(statuses)).toEqual(new Set([401]));
        const refused = await postToken(request, 'a.b.c', address);
        expect([refused.status(), await refused.json()]).toEqual([429, { error: tooMany }]);
      },
    };
    for (const side of order) await useUp[side]();
    await request.dispose();
  });
}
