// What happened to an identity, for its owner and for support: codes and ids, no secrets, the address truncated.
import 'server-only';
import { database } from './client';
import type { IdentityEvent, Prisma } from './generated/client';
import { type Owner, ownedBy } from './owner';

export type { IdentityEvent };
export type NewEvent = Omit<Prisma.IdentityEventCreateInput, 'id'>;

export async function recordEvent(event: NewEvent): Promise<void> {
  await database().identityEvent.create({ data: event });
}

/** Newest first. `emailHashes`: also what happened to this address while nobody was known. */
export function listEvents(
  customer: Owner,
  limit: number,
  emailHashes: string[] = [],
): Promise<IdentityEvent[]> {
  return database().identityEvent.findMany({
    where: { OR: [ownedBy(customer), { customerId: null, emailHash: { in: emailHashes } }] },
    orderBy: { at: 'desc' },
    take: limit,
  });
}
