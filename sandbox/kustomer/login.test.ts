import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { beginChat, refused } from './test-chat';

const sandbox = openSandbox();

describe('a login to the chat', () => {
  it('finds the same customer from every browser, with their conversations', async () => {
    const [one, other] = [await beginChat(sandbox), await beginChat(sandbox)];
    const first = await one.login({ externalId: 'c-1' });
    await one.begin('From my phone');
    const second = await other.login({ externalId: 'c-1' });
    expect(second.body).toMatchObject({
      customer: (first.body as { customer: object }).customer,
      conversations: [{ messages: [{ from: 'customer', text: 'From my phone' }] }],
    });
  });

  it("moves the visitor's conversations to the customer", async () => {
    const chat = await beginChat(sandbox);
    const conversationId = await chat.begin('Who am I?');
    await chat.login({ externalId: 'c-1' });
    expect(await chat.texts()).toEqual([['Who am I?']]);
    expect((await sandbox.request('GET', '/_/chats')).body).toMatchObject([
      { conversationId, externalId: 'c-1' },
    ]);
  });

  it('may be repeated by the same customer', async () => {
    const chat = await beginChat(sandbox);
    await chat.login({ externalId: 'c-1' });
    await chat.begin('Still me');
    expect((await chat.login({ externalId: 'c-1' })).status).toBe(200);
    expect(await chat.texts()).toEqual([['Still me']]);
  });

  it('is refused to a second customer until the first is logged out', async () => {
    const chat = await beginChat(sandbox);
    await chat.login({ externalId: 'c-1' });
    await chat.begin('Mine');
    expect(await chat.login({ externalId: 'c-2' })).toMatchObject(
      refused(409, 'Another customer is logged in to this chat'),
    );
    expect(await chat.texts()).toEqual([['Mine']]);
  });

  it('can switch to a second customer, who gets nothing of the first', async () => {
    await sandbox.control('settings', { chatSecondLogin: 'switches' });
    const chat = await beginChat(sandbox);
    await chat.login({ externalId: 'c-1' });
    await chat.begin('Mine');
    expect((await chat.login({ externalId: 'c-2' })).body).toMatchObject({
      customer: { externalId: 'c-2' },
      conversations: [],
    });
  });

  it('treats an equal externalId and email as two customers', async () => {
    const [one, other] = [await beginChat(sandbox), await beginChat(sandbox)];
    await one.login({ externalId: 'anna@example.com' });
    await one.begin('Mine');
    expect((await other.login({ email: 'anna@example.com' })).body).toMatchObject({
      conversations: [],
    });
  });

  it('can log in another customer, or none, with the setting', async () => {
    const chat = await beginChat(sandbox);
    await sandbox.control('settings', { chatLoginIdentity: 'none' });
    const response = await chat.login({ externalId: 'c-1' });
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      customer: { identified: false, customerId: chat.customerId },
    });
    await sandbox.control('settings', { chatLoginIdentity: 'another' });
    expect((await chat.login({ externalId: 'c-1' })).body).toMatchObject({
      customer: { identified: true, externalId: 'not-c-1' },
    });
  });

  it('can fail as ordered: too old, broken, or without a response', async () => {
    const chat = await beginChat(sandbox);
    const order = { vendor: 'kustomer', path: '/v1/chat/login' };
    await sandbox.control('fail', { ...order, fault: 401 });
    expect(await chat.login({ externalId: 'c-1' })).toMatchObject(
      refused(401, 'The token is too old'),
    );
    await sandbox.control('fail', { ...order, fault: 503 });
    expect(await chat.login({ externalId: 'c-1' })).toMatchObject(
      refused(503, 'Service Unavailable'),
    );
    await sandbox.control('fail', { ...order, fault: 'reset' });
    await expect(chat.login({ externalId: 'c-1' })).rejects.toThrow();
    expect((await chat.login({ externalId: 'c-1' })).status).toBe(200);
  });

  it('refuses an invalid body and names the field', async () => {
    const { status, body } = await (await beginChat(sandbox)).request('POST', 'login', {
      token: 'x',
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('jwtToken');
  });
});
