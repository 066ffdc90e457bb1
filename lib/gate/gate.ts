// What a customer must do before the signed-in pages, as the row has it. Cleeng is asked again from time to time, so that
// a session older than a change meets it (docs/decisions/0024-the-gate-is-checked-every-fifteen-minutes.md).
import 'server-only';
import {
  claimGateCheck,
  findMirror,
  type SessionMirror,
  storeGateCheck,
} from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import type { CleengIdentity } from '@/lib/model';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { type Due, dueFrom } from './pending-steps';

const everyMs = 15 * 60_000;
const afterFailureMs = 60_000;

/** Throws Refusal `session_ended`. While Cleeng is down the row answers as it is. */
export async function currentGate(sessionId: string): Promise<Due> {
  const mirror = await findMirror(sessionId);
  if (!mirror || mirror.endedAt) throw new Refusal('session_ended');
  const checked =
    mirror.gateCheckedAt.getTime() <= Date.now() - everyMs ? await check(mirror) : null;
  const { consentsDue, captureDue } = checked ?? mirror;
  return { consentsDue, captureDue };
}

/** Null where another request is at it, and where Cleeng gives no answer: then it is due again in a minute. */
async function check({
  id,
  gateCheckedAt,
  identityRealm,
  customerId,
}: SessionMirror): Promise<Due | null> {
  // The claim looks like a check that is due again in a minute, so a process that dies needs no cleaning up.
  if (!(await claimGateCheck(id, gateCheckedAt, everyMs - afterFailureMs))) return null;
  const identity: CleengIdentity = { kind: 'cleeng', realm: identityRealm, customerId };
  try {
    const due = await asCustomer({ id, identity }, dueFrom);
    await storeGateCheck(id, due);
    return due;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'session_ended') throw error;
    report(error, 'gate_not_checked');
    return null;
  }
}
