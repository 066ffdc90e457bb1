// Whose customer somebody is that is signed in: Cleeng's or the store's. What Cleeng keeps of people takes only its own.
// The surprise: it is asked of the session and not of the customer's number. Both have a number 1 (docs/decisions/0016).
import 'server-only';
import type { CleengSession, SignedIn } from '@/lib/model';

export function isOfCleeng(session: SignedIn): session is CleengSession {
  return session.identity.kind === 'cleeng';
}
