import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { beginChat, refused } from './test-chat';

const sandbox = openSandbox();
const unknown = refused(404, 'There is no such conversation');

describe('a conversation', () => {
  it('has messages of both sides, and counts unread ones', async () => {
    const chat = await beginChat(sandbox);
    const conversationId = await chat.begin('Hello');
    await sandbox.control('chat', { conversationId, text: 'Good day' });
    await sandbox.control('chat', { conversationId, text: 'How can I help?' });
    expect((await chat.request('GET', 'session')).body).toMatchObject({
      conversations: [{ unread: 2 }],
    });
    expect((await chat.request('POST', `conversations/${conversationId}/read`)).body).toMatchObject(
      {
        conversations: [{ unread: 0 }],
      },
    );
    await chat.request('POST', `conversations/${conversationId}/messages`, {
      text: 'With my bill',
    });
    expect(await chat.texts()).toEqual([['Hello', 'Good day', 'How can I help?', 'With my bill']]);
  });

  it('is read when the customer writes in it', async () => {
    const chat = await beginChat(sandbox);
    const conversationId = await chat.begin('Hello');
    await sandbox.control('chat', { conversationId, text: 'Good day' });
    const { body } = await chat.request('POST', `conversations/${conversationId}/messages`, {
      text: 'Thanks',
    });
    expect(body).toMatchObject({ conversations: [{ unread: 0 }] });
  });

  it('of another customer is a 404', async () => {
    const conversationId = await (await beginChat(sandbox)).begin('Mine');
    const stranger = await beginChat(sandbox);
    for (const id of [conversationId, 'none']) {
      expect(
        await stranger.request('POST', `conversations/${id}/messages`, { text: 'x' }),
      ).toMatchObject(unknown);
      expect(await stranger.request('POST', `conversations/${id}/read`)).toMatchObject(unknown);
      expect(
        await stranger.request('PATCH', `conversations/${id}`, { customAttributes: {} }),
      ).toMatchObject(unknown);
    }
    expect(await stranger.texts()).toEqual([]);
  });

  it('and its customer are described by the page, for the agent', async () => {
    const chat = await beginChat(sandbox);
    const conversationId = await chat.begin('Where is it?');
    await chat.request('PATCH', `conversations/${conversationId}`, {
      customAttributes: { orderStr: '1001' },
    });
    await chat.request('PATCH', 'customer', { attributes: { sharedEmails: ['a@example.com'] } });
    expect((await sandbox.request('GET', '/_/chats')).body).toMatchObject([
      { described: { orderStr: '1001' }, customerDescribed: { sharedEmails: ['a@example.com'] } },
    ]);
  });

  it.each(['', '  ', 'x'.repeat(5_001)])(
    'refuses a message that is empty or too long',
    async (text) => {
      expect(
        (await (await beginChat(sandbox)).request('POST', 'conversations', { text })).status,
      ).toBe(400);
    },
  );
});
