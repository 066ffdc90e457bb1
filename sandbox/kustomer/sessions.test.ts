import { expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { beginChat, refused } from './test-chat';

const sandbox = openSandbox();
const over = refused(410, 'The chat session is over');

it('begins for a visitor without an identity', async () => {
  const chat = await beginChat(sandbox);
  expect((await chat.request('GET', 'session')).body).toMatchObject({
    customer: { identified: false, customerId: chat.customerId },
    conversations: [],
  });
});

it('needs the key of the organisation', async () => {
  for (const jwt of [undefined, 'another-key']) {
    const response = await sandbox.request('POST', '/kustomer/v1/chat/sessions', { jwt });
    expect(response).toMatchObject(refused(401, 'The API key is not known'));
  }
});

it('ends at a logout, and the conversations stay with the customer', async () => {
  const chat = await beginChat(sandbox);
  await chat.login({ externalId: 'c-1' });
  await chat.begin('Remember me');
  expect((await chat.request('DELETE', 'session')).status).toBe(200);
  for (const [method, path] of [
    ['GET', 'session'],
    ['DELETE', 'session'],
    ['POST', 'login'],
    ['PATCH', 'customer'],
    ['POST', 'conversations'],
    ['GET', 'live'],
  ] as const) {
    const body = method === 'GET' ? undefined : {};
    expect(await chat.request(method, path, body)).toMatchObject(over);
  }
  const again = await beginChat(sandbox);
  await again.login({ externalId: 'c-1' });
  expect(await again.texts()).toEqual([['Remember me']]);
});

it('ends at a reset', async () => {
  const chat = await beginChat(sandbox);
  await sandbox.control('reset');
  expect(await chat.request('GET', 'session')).toMatchObject(over);
});

it('names an unknown address in a 404', async () => {
  const { status, body } = await sandbox.request('GET', '/kustomer/v1/chat/sessionz');
  expect(status).toBe(404);
  expect(body).toMatchObject({ message: 'The sandbox has no GET /kustomer/v1/chat/sessionz.' });
  expect(JSON.stringify(body)).toContain('/kustomer/v1/chat/session');
});
