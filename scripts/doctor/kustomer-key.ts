// What can be told of the key in every customer's page. One that may do more than chat does not even start (lib/env/kustomer.ts).
import { chatRole, claimsOfKey } from '@/lib/env/kustomer-key';
import { type Finding, failure, fine, warning } from './finding';

const asked = 'key of the chat';

export function checkKey(key: string, now: Date): Finding {
  const said = claimsOfKey(key);
  if (!said)
    return warning(
      asked,
      'does not say what it may do',
      `Look in Kustomer's settings: its one role must be ${chatRole}, for everybody can read it.`,
    );
  if (said.exp !== undefined && said.exp * 1000 <= now.getTime())
    return failure(asked, 'has run out', `Make a new one, whose only role is ${chatRole}.`);
  return fine(asked, `its only role is ${chatRole}`);
}
