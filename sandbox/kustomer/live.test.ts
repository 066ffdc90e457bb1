import { expect, it } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../server';
import { openSandbox, SandboxClient } from '../test-sandbox';
import { beginChat, type ChatClient } from './test-chat';

const sandbox = openSandbox();
const lineSchema = z.object({
  revision: z.number(),
  customer: z.object({ externalId: z.string().optional() }),
  conversations: z.array(z.object({ messages: z.array(z.object({ text: z.string() })) })),
});

/** Each state in order, then `undefined`. */
async function listen(chat: ChatClient, url = sandbox.url) {
  const response = await fetch(`${url}/kustomer/v1/chat/live`, {
    headers: { 'x-kustomer-tracking-token': chat.token },
  });
  const lines = linesOf(response);
  return async () => {
    const { value } = await lines.next();
    return value === undefined ? undefined : lineSchema.parse(JSON.parse(value));
  };
}

async function* linesOf(response: Response): AsyncGenerator<string, undefined> {
  let begun = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (begun + chunk).split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
}

it('sends the state at once, and then each change', async () => {
  const chat = await beginChat(sandbox);
  const next = await listen(chat);
  expect(await next()).toMatchObject({ conversations: [] });
  const conversationId = await chat.begin('Hello');
  const own = await next();
  expect(own).toMatchObject({ conversations: [{ messages: [{ text: 'Hello' }] }] });
  await sandbox.control('chat', { conversationId, text: 'Good day' });
  const answered = await next();
  expect(answered).toMatchObject({
    conversations: [{ messages: [{ text: 'Hello' }, { text: 'Good day' }] }],
  });
  expect(answered?.revision).toBeGreaterThan(own?.revision ?? 0);
});

it("sends no other customer's messages", async () => {
  const [mine, other] = [await beginChat(sandbox), await beginChat(sandbox)];
  const next = await listen(mine);
  await next();
  await other.begin('A secret');
  await mine.begin('Mine');
  expect(await next()).toMatchObject({ conversations: [{ messages: [{ text: 'Mine' }] }] });
});

it('follows a login, in every tab that shares the session', async () => {
  const chat = await beginChat(sandbox);
  const next = await listen(chat);
  expect(await next()).not.toHaveProperty('customer.externalId');
  await chat.login({ externalId: 'c-1' });
  expect(await next()).toMatchObject({ customer: { externalId: 'c-1' } });
});

it('ends at a logout and at a reset', async () => {
  for (const end of [
    (chat: ChatClient) => chat.request('DELETE', 'session'),
    () => sandbox.control('reset'),
  ]) {
    const chat = await beginChat(sandbox);
    const next = await listen(chat);
    await next();
    await end(chat);
    expect(await next()).toBeUndefined();
  }
});

it('does not keep the sandbox from stopping', async () => {
  const own = await startSandbox({ port: 0 });
  const next = await listen(await beginChat(new SandboxClient(own.url)), own.url);
  await next();
  const begun = performance.now();
  await own.close();
  expect(await next()).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(1_500);
});
