import { expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { signChatToken } from './chat-token';

const sandbox = ownSandbox();

/** A request as Kustomer's script sends it. */
async function post(path: string, trackingToken = '', body: object = {}) {
  const response = await fetch(`${sandbox.url}/kustomer/v1/chat/${path}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer sandbox-kustomer-key',
      'content-type': 'application/json',
      'x-kustomer-tracking-token': trackingToken,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, data: await response.json() };
}

async function logIn(jwtToken: string) {
  const { data } = await post('sessions');
  return post('login', data.trackingToken, { jwtToken });
}

it('finds the same customer by two tokens with one external id', async () => {
  const [first, second] = [
    await logIn(await signChatToken('cleeng:abc')),
    await logIn(await signChatToken('cleeng:abc')),
  ];
  expect(first).toMatchObject({
    status: 200,
    data: { customer: { identified: true, externalId: 'cleeng:abc' } },
  });
  expect(second.data.customer.customerId).toBe(first.data.customer.customerId);
});

it('refuses an expired token and one with another signature', async () => {
  const token = await signChatToken('cleeng:abc');
  const [header, claims] = token.split('.');
  expect((await logIn(`${header}.${claims}.${'A'.repeat(43)}`)).status).toBe(401);
  await sandbox.control('advance', { seconds: 130 });
  expect((await logIn(token)).status).toBe(401);
});
