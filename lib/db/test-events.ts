import 'server-only';
import { database } from './client';
import type { IdentityEvent } from './identity-events';
import { type Owner, ownedBy } from './owner';

/** Newest first. */
export function listEvents(customer: Owner, limit: number): Promise<IdentityEvent[]> {
  return database().identityEvent.findMany({
    where: ownedBy(customer),
    orderBy: { at: 'desc' },
    take: limit,
  });
}
