// Ending a session. The row ends first: from then on a copied cookie holds nothing. Only then the browser's copy goes.
import 'server-only';
import { recordEvent } from '@/lib/db/identity-events';
import { endMirror } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors';
import { forgetSession } from '@/lib/session/cookie';
import { currentSession } from '@/lib/session/current';

/** Signs this browser out. Throws Refusal `session_unavailable` where the row cannot be ended: then nothing has happened. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  if (session.state === 'signed-in' && (await endMirror(session.id, 'signed_out', new Date()))) {
    const { kind, realm, customerId } = session.identity;
    await recordEvent({
      kind: 'ended',
      reason: 'signed_out',
      identityKind: kind,
      identityRealm: realm,
      customerId,
      sessionId: session.id,
    });
  }
  await forgetSession();
}
