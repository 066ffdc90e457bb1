// Kustomer: its script, and what can be told of our key and secret without signing anybody in.
import { env } from '@/lib/env';
import { checkClock, timeOf } from './clock';
import { type Finding, failure, fine, unasked } from './finding';
import { checkKey, isApiKey } from './kustomer-key';
import { playedVendors } from './played';
import { checkScript } from './script';
import type { Asked } from './trouble';

type Chat = NonNullable<ReturnType<typeof env>['kustomer']>;

/** Our tokens for it are dated back by that much, and hold for that long (lib/vendors/kustomer/chat-token.ts). */
const forgiven = { ahead: 10, behind: 120 };

export async function checkKustomer(): Promise<Finding[]> {
  const chat = env().kustomer;
  if (!chat) return [unasked('chat', 'not configured', 'KUSTOMER_API_KEY opens it.')];
  return [...(await script(chat)), key(chat), secret(chat)];
}

async function script(chat: Chat): Promise<Finding[]> {
  const whom: Asked = { vendor: 'kustomer', name: 'Kustomer', setting: 'KUSTOMER_WIDGET_URL' };
  const { finding, answer } = await checkScript('script of the chat', chat.widgetUrl, whom);
  return answer ? [finding, checkClock({ ...answer, theirs: timeOf(answer.headers) }, forgiven)] : [finding];
}

function key(chat: Chat): Finding {
  const isPlayed = playedVendors().includes('Kustomer');
  return isPlayed ? fine('key of the chat', "the sandbox's") : checkKey(chat.apiKey, new Date());
}

function secret({ apiKey, chatSecret }: Chat): Finding {
  const asked = 'secret that says who chats';
  if (chatSecret === apiKey || isApiKey(chatSecret))
    return failure(
      asked,
      'an API key',
      'Set KUSTOMER_CHAT_SECRET to the secret in the chat settings of your organisation.',
    );
  return fine(asked, 'long enough for HS256');
}
