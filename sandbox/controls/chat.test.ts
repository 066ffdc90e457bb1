import { describe, expect, it } from 'vitest';
import { beginChat } from '../kustomer/test-chat';
import { openSandbox } from '../test-sandbox';

const sandbox = openSandbox();

async function chats(query = '') {
  return (await sandbox.request('GET', `/_/chats${query}`)).body;
}

describe('the agent', () => {
  it('reads the conversations of all customers or of one', async () => {
    const [anna, visitor] = [await beginChat(sandbox), await beginChat(sandbox)];
    await anna.login({ externalId: 'c-1' });
    await anna.begin('I am Anna');
    await visitor.begin('I am a visitor');
    expect(await chats()).toMatchObject([{ externalId: 'c-1' }, { externalId: null, email: null }]);
    expect(await chats('?externalId=c-1')).toMatchObject([
      { externalId: 'c-1', unread: 0, messages: [{ from: 'customer', text: 'I am Anna' }] },
    ]);
    expect(await chats('?externalId=c-9')).toEqual([]);
  });

  it('answers in the latest conversation, or begins one', async () => {
    const chat = await beginChat(sandbox);
    await chat.login({ externalId: 'c-1' });
    expect(
      (await sandbox.control('chat', { externalId: 'c-1', text: 'Welcome' })).body,
    ).toMatchObject({
      externalId: 'c-1',
      unread: 1,
    });
    await chat.begin('Another thing');
    await sandbox.control('chat', { externalId: 'c-1', text: 'Yes?' });
    expect(await chat.texts()).toEqual([['Welcome'], ['Another thing', 'Yes?']]);
  });

  it.each([
    [{ text: 'x' }, 'Either conversationId or externalId'],
    [{ text: 'x', conversationId: '1', externalId: '2' }, 'Either conversationId or externalId'],
    [{ text: 'x', conversationId: '1' }, 'There is no conversation 1'],
    [{ text: 'x', externalId: 'c-9' }, 'There is no chat customer "c-9"'],
    [{ externalId: 'c-9' }, 'text'],
    [{ text: ' ', externalId: 'c-9' }, 'text'],
  ])('gets an error for %j', async (order, text) => {
    expect(await sandbox.control('chat', order)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(text) },
    });
  });
});
