import { env } from '@/lib/env/env';
import { chatRole, claimsOfKey } from '@/lib/env/kustomer-key';
import { timeOf } from '@/lib/http/clock';
import {
  checkClock,
  checkScript,
  type Finding,
  failure,
  fine,
  skipped,
  vendorsInSandbox,
  warning,
} from './checks';

type Chat = NonNullable<ReturnType<typeof env>['kustomer']>;

export async function checkKustomer(): Promise<Finding[]> {
  const chat = env().kustomer;
  if (!chat) return [skipped('chat', 'not configured', 'KUSTOMER_API_KEY enables it.')];
  const isInSandbox = vendorsInSandbox().includes('Kustomer');
  const key = isInSandbox ? fine('API key', "the sandbox's") : checkKey(chat.apiKey, new Date());
  return [...(await checkChatScript(chat)), key, checkPolicy(chat)];
}

async function checkChatScript({ widgetUrl }: Chat): Promise<Finding[]> {
  const target = { vendor: 'kustomer', name: 'Kustomer', setting: 'KUSTOMER_WIDGET_URL' } as const;
  const { finding, response } = await checkScript('chat script', widgetUrl, target);
  if (!response) return [finding];
  return [finding, checkClock(response, timeOf(response.headers))];
}

/** The key is in every customer's page. With one that may do more than chat the storefront does not start. */
export function checkKey(key: string, now: Date): Finding {
  const claims = claimsOfKey(key);
  if (!claims)
    return warning(
      'API key',
      'does not contain its roles',
      `Look in Kustomer's settings: its only role must be ${chatRole}, since everyone can read the key.`,
    );
  if (claims.exp !== undefined && claims.exp * 1000 <= now.getTime())
    return failure('API key', 'expired', `Create a new one with the only role ${chatRole}.`);
  return fine('API key', `its only role is ${chatRole}`);
}

function checkPolicy({ onlyReportsPolicy }: Chat): Finding {
  const check = 'content security policy (KUSTOMER_POLICY)';
  if (!onlyReportsPolicy) return fine(check, 'enforced');
  return warning(
    check,
    'only reported',
    'Unset it once browsers report nothing: until then scripts in any page, also the sign-in page, may send data anywhere.',
  );
}
