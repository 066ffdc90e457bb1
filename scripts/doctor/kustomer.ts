// Kustomer: its script, and what can be told of our key and secret without signing anybody in.
import { env } from '@/lib/env/env';
import { backdatedSeconds, lifetimeSeconds } from '@/lib/vendors/kustomer/chat-token';
import { checkClock, timeOf } from './clock';
import { type Finding, fine, unasked, warning } from './finding';
import { checkKey } from './kustomer-key';
import { playedVendors } from './played';
import { checkScript } from './script';
import type { Asked } from './trouble';

type Chat = NonNullable<ReturnType<typeof env>['kustomer']>;

const forgiven = { ahead: backdatedSeconds, behind: lifetimeSeconds };

export async function checkKustomer(): Promise<Finding[]> {
  const chat = env().kustomer;
  if (!chat) return [unasked('chat', 'not configured', 'KUSTOMER_API_KEY opens it.')];
  return [...(await script(chat)), key(chat), policy(chat)];
}

async function script(chat: Chat): Promise<Finding[]> {
  const whom: Asked = { vendor: 'kustomer', name: 'Kustomer', setting: 'KUSTOMER_WIDGET_URL' };
  const { finding, answer } = await checkScript('script of the chat', chat.widgetUrl, whom);
  return answer
    ? [finding, checkClock({ ...answer, theirs: timeOf(answer.headers) }, forgiven)]
    : [finding];
}

function key(chat: Chat): Finding {
  const isPlayed = playedVendors().includes('Kustomer');
  return isPlayed ? fine('key of the chat', "the sandbox's") : checkKey(chat.apiKey, new Date());
}

function policy({ onlyReportsPolicy }: Chat): Finding {
  const asked = 'policy of every page (KUSTOMER_POLICY)';
  if (!onlyReportsPolicy) return fine(asked, 'enforced');
  return warning(
    asked,
    'only reports what it will forbid',
    'Unset it once browsers report nothing: until then pages may send anywhere, the sign-in page too.',
  );
}
