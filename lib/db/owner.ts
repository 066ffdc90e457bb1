import 'server-only';
import { isShared } from '@/lib/env/shared-customers';
import type { SignedIn } from '@/lib/model';

export interface Owner {
  kind: string;
  realm: string;
  customerId: string;
}

export function ownedBy({ kind, realm, customerId }: Owner) {
  return { identityKind: kind, identityRealm: realm, customerId };
}

/** Which rows this session may see: where visitors share the customer, only its own. */
export function ownRowsOf({
  identity,
  id,
}: Pick<SignedIn, 'identity' | 'id'>): Owner & { sessionId?: string } {
  return isShared(identity) ? { ...identity, sessionId: id } : identity;
}
