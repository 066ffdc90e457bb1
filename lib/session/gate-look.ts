// Looking at what a customer owes, with tokens that have just come: so a session that is older than a change meets it.
// The surprise: nothing depends on the answer. Without one the row stays as it is, and the next renewal looks again.
import 'server-only';
import { storeGate } from '@/lib/db/session-mirrors';
import { report } from '@/lib/refusal-of';
import { dueFrom } from './due';

/** Writes to the row whether consents and the capture form are due. Never throws. */
export async function lookAtGate(sessionId: string, customerId: string, jwt: string): Promise<void> {
  try {
    await storeGate(sessionId, await dueFrom(customerId, jwt));
  } catch (error) {
    report(error, 'gate_not_looked_at');
  }
}
