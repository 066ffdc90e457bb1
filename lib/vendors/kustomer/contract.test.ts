import { expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { signChatToken } from './chat-token';

const sandbox = ownSandbox();

/** What Kustomer's script asks of Kustomer. */
async function ask(path: string, trackingToken = '', body: object = {}) {
  const answer = await fetch(`${sandbox.url}/kustomer/v1/chat/${path}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer sandbox-kustomer-key',
      'content-type': 'application/json',
      'x-kustomer-tracking-token': trackingToken,
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, said: await answer.json() };
}

async function logIn(jwtToken: string) {
  const { said } = await ask('sessions');
  return ask('login', said.trackingToken, { jwtToken });
}

it('knows somebody by our token, and the same one again', async () => {
  const [first, second] = [
    await logIn(await signChatToken('cleeng:abc')),
    await logIn(await signChatToken('cleeng:abc')),
  ];
  expect(first).toMatchObject({
    status: 200,
    said: { customer: { identified: true, externalId: 'cleeng:abc' } },
  });
  expect(second.said.customer.customerId).toBe(first.said.customer.customerId);
});

it('takes no token that has aged, nor one that somebody else signed', async () => {
  const token = await signChatToken('cleeng:abc');
  const [header, claims] = token.split('.');
  expect((await logIn(`${header}.${claims}.${'A'.repeat(43)}`)).status).toBe(401);
  await sandbox.control('advance', { seconds: 130 });
  expect((await logIn(token)).status).toBe(401);
});
