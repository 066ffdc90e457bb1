import { beforeEach, expect, it, vi } from 'vitest';
import { openSandbox } from '../../test-sandbox';
import { newStorage, TestPage } from './test-page';

const sandbox = openSandbox();

// Keeps the widget's notices out of the test output.
beforeEach(() => {
  vi.spyOn(console, 'debug').mockReturnValue();
});

async function openChat(options: object = {}) {
  const page = new TestPage(sandbox.url, newStorage());
  await page.start(options);
  await page.call('open');
  const { document } = page.window;
  const field = document.querySelector('textarea');
  if (!field) throw new Error('There is nowhere to write');
  const press = (key: string, more: object = {}) =>
    field.dispatchEvent(
      new page.window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    );
  const said = () =>
    [...document.querySelectorAll('[role=log] p')].map(({ textContent }) => textContent);
  return { page, document, field, press, said };
}

async function response(text: string) {
  const { body } = await sandbox.request('GET', '/_/chats');
  const [{ conversationId }] = body as [{ conversationId: string }];
  await sandbox.control('chat', { conversationId, text });
}

it('sends a message with Enter, and adds the reply to the log', async () => {
  const { document, field, press, said } = await openChat();
  field.value = 'Hello';
  press('Enter', { shiftKey: true });
  press('Enter');
  await vi.waitFor(() => expect(said()).toEqual(['Hello']));
  await vi.waitFor(() => expect(field.value).toBe(''));
  const mine = document.querySelector('[role=log] .said');
  await response('Good day');
  await vi.waitFor(() => expect(said()).toEqual(['Hello', 'Good day']));
  expect(document.querySelector('[role=log] .said')).toBe(mine);
});

it('marks shown messages as read', async () => {
  const { field, press } = await openChat();
  field.value = 'Hello';
  press('Enter');
  await vi.waitFor(async () =>
    expect((await sandbox.request('GET', '/_/chats')).body).toHaveLength(1),
  );
  await response('Good day');
  await vi.waitFor(async () =>
    expect((await sandbox.request('GET', '/_/chats')).body).toMatchObject([
      { unread: 0, messages: [{}, {}] },
    ]),
  );
});

it('shows the number of unread messages on its icon', async () => {
  const { page, document, field, press } = await openChat();
  field.value = 'Hello';
  press('Enter');
  await vi.waitFor(async () =>
    expect((await sandbox.request('GET', '/_/chats')).body).toHaveLength(1),
  );
  await page.call('close');
  await response('Good day');
  const icon = document.querySelector('.icon');
  await vi.waitFor(() => expect(icon?.getAttribute('aria-label')).toBe('Open the chat (1)'));
});

it('keeps a message that could not be sent, with an error', async () => {
  const { document, field, press, said } = await openChat();
  await sandbox.control('fail', { vendor: 'kustomer', path: '/v1/chat/conversations', fault: 503 });
  field.value = 'Hello';
  press('Enter');
  const alert = document.querySelector('[role=alert]');
  await vi.waitFor(() => expect(alert?.textContent).toBe('That was not sent. Please try again.'));
  expect(field.value).toBe('Hello');
  press('Enter');
  await vi.waitFor(() => expect(said()).toEqual(['Hello']));
  expect(alert?.textContent).toBe('');
});

it('never shows a response for a customer who has logged out', async () => {
  const { page, field, press, said } = await openChat();
  await sandbox.control('settings', { slowSeconds: 0.3 });
  const path = '/v1/chat/conversations';
  await sandbox.control('fail', { vendor: 'kustomer', path, fault: 'slow', when: 'after' });
  field.value = 'A secret';
  press('Enter');
  await vi.waitFor(async () =>
    expect((await sandbox.request('GET', '/_/chats')).body).toHaveLength(1),
  );
  await page.call('logout');
  await vi.waitFor(() =>
    expect(field.form?.querySelector('[role=alert]')?.textContent).not.toBe(''),
  );
  expect(said()).toEqual([]);
  expect(page.kustomer.getUnreadCount?.()).toEqual({ total: 0, conversations: {} });
});

it('closes at Escape', async () => {
  const { page, press } = await openChat({ hideChatIcon: true });
  const heard = page.hear('onClose');
  press('Escape');
  expect(await heard).toBeNull();
  expect(page.frames.map(({ hidden }) => hidden)).toEqual([true]);
});

it.each([
  ['nl', 'nl', 'Je bericht'],
  ['de-AT', 'de', 'Deine Nachricht'],
  ['en_us', 'en', 'Your message'],
  ['fr', 'en', 'Your message'],
])('has a language for %s', async (lang, language, label) => {
  const { document } = await openChat({ lang });
  expect(document.documentElement.lang).toBe(language);
  expect(document.querySelector('label')?.textContent).toBe(label);
});

it('begins and opens conversations for the page', async () => {
  const { page, said } = await openChat();
  const heard = page.hear('onConversationCreate');
  const { response } = await page.call('createConversation', { message: 'Where is it?' });
  const conversation = {
    conversationId: expect.any(String),
    createdAt: expect.any(String),
    ended: false,
    isInAssistantMode: false,
  };
  expect(response).toEqual(conversation);
  expect(await heard).toEqual(response);
  await page.call('createConversation', { message: 'Another thing' });
  expect(said()).toEqual(['Another thing']);
  const { conversationId } = response as { conversationId: string };
  expect(await page.call('openConversationById', { conversationId })).toEqual({
    response: { conversationId },
    error: undefined,
  });
  expect(said()).toEqual(['Where is it?']);
  expect(
    (await page.call('openConversationById', { conversationId: 'none' })).error,
  ).toBeInstanceOf(Error);
  expect((await page.call('createConversation')).response).toEqual({});
  expect(said()).toEqual([]);
  expect((await page.call('getOpenConversations')).response).toHaveLength(2);
});
