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

/** Newest first. */
export function listEvents(customer: Owner, limit: number): Promise<IdentityEvent[]> {
  return newestFirst(ownedBy(customer), limit);
}

/** What happened to an e-mail address while nobody was known, newest first. */
export function listEventsOfAddress(emailHash: string, limit: number): Promise<IdentityEvent[]> {
  return newestFirst({ emailHash, customerId: null }, limit);
}

function newestFirst(where: Prisma.IdentityEventWhereInput, limit: number): Promise<IdentityEvent[]> {
  return database().identityEvent.findMany({ where, orderBy: { at: 'desc' }, take: limit });
}
