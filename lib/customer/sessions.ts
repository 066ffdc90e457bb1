// Ending a session. The row ends first: from then on a copied cookie holds nothing. Only then the browser's copy goes.
import 'server-only';
import { Refusal } from '@/lib/errors';
import { forgetSession } from '@/lib/session/cookie';
import { currentSession } from '@/lib/session/current';
import { endSession } from '@/lib/session/ending';

/** Signs this browser out. Throws Refusal `session_unavailable` where the row cannot be ended: then nothing has happened. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  if (session.state === 'signed-in') {
    const { kind, realm, customerId } = session.identity;
    await endSession({ id: session.id, identityKind: kind, identityRealm: realm, customerId }, 'signed_out');
  }
  await forgetSession();
}
