import { tickedConsents } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

const forged = {
  'x-forwarded-for': '198.18.1.7',
  'x-real-ip': '198.18.1.7',
  forwarded: 'for=198.18.1.7',
  'x-foyer-socket-address': '198.18.1.7',
};

test('An address that a visitor claims for themselves is not believed', async ({
  request,
  customer,
  sandbox,
}) => {
  for (const stamp of ['198.18.1.7', 'marker 198.18.1.7', 'undefined 198.18.1.7', ' 198.18.1.7']) {
    await request.get('/register', { headers: { ...forged, 'x-foyer-socket-address': stamp } });
  }
  const form = await openForm(request, '/register', 'Create account');
  const { email, password } = customer;
  const { origin } = new URL((await request.get('/')).url());
  await form.send({ email, password, ...tickedConsents }, { origin, ...forged });
  const asked = (await sandbox.calls('GET /locales')).map(({ path }) => path);
  expect(asked.length).toBeGreaterThanOrEqual(6);
  expect(new Set(asked)).toEqual(new Set(['/cleeng/locales']));
  expect(await customer.read()).toMatchObject({ country: 'US' });
});

test('Behind one proxy of ours, the address that it adds is believed and no other', async ({
  request,
  sandbox,
  startAnother,
}) => {
  const storefront = await startAnother({ VISITOR_ADDRESS: 'forwarded:1' });
  await request.get(`${storefront.url}/register`, {
    headers: {
      ...forged,
      'x-forwarded-for': '198.18.2.9, 198.18.0.3',
      'x-foyer-socket-address': 'marker 198.18.2.9',
    },
  });
  const asked = (await sandbox.calls('GET /locales')).map(({ path }) => path);
  expect(new Set(asked)).toEqual(new Set(['/cleeng/locales?customerIP=198.18.0.3']));
});
