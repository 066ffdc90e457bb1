import 'server-only';
import { database, type Transaction } from './client';
import type { ExternalIdentity, ExternalSession, SessionMirror } from './generated/client';
import type { Owner } from './owner';
import { ending } from './session-mirrors';

export type LinkedIdentity = ExternalIdentity;

/** A person at the provider. */
export interface Subject {
  issuer: string;
  subject: string;
}

export function findLink({ issuer, subject }: Subject): Promise<LinkedIdentity | null> {
  return database().externalIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
  });
}

export function findLinkOfCustomer(
  issuer: string,
  { realm, customerId }: Owner,
): Promise<LinkedIdentity | null> {
  return database().externalIdentity.findUnique({
    where: {
      issuer_identityRealm_customerId: { issuer, identityRealm: realm, customerId },
    },
  });
}

/** False where this person is linked to another customer, or this customer to another person. */
export async function linkOnce(
  { issuer, subject }: Subject,
  { realm, customerId }: Owner,
  email: string,
): Promise<boolean> {
  await database().externalIdentity.createMany({
    data: [{ issuer, subject, identityRealm: realm, customerId, email }],
    skipDuplicates: true,
  });
  const link = await findLink({ issuer, subject });
  return link?.identityRealm === realm && link.customerId === customerId;
}

export async function storeEmailOfLink({ issuer, subject }: Subject, email: string): Promise<void> {
  await database().externalIdentity.updateMany({ where: { issuer, subject }, data: { email } });
}

export async function storeEmailOfCustomer(
  { realm, customerId }: Owner,
  email: string,
): Promise<void> {
  await database().externalIdentity.updateMany({
    where: { identityRealm: realm, customerId },
    data: { email },
  });
}

export async function deleteLink({ issuer, subject }: Subject): Promise<void> {
  await database().externalIdentity.deleteMany({ where: { issuer, subject } });
}

export async function createExternalSession(
  { mirrorId, issuer, subject, sid, sealedIdToken }: ExternalSession,
  { externalSession }: Transaction,
): Promise<void> {
  await externalSession.createMany({
    data: [{ mirrorId, issuer, subject, sid, sealedIdToken }],
    skipDuplicates: true, // A request that was repeated finds the session of the first.
  });
}

export function findExternalSession(mirrorId: string): Promise<ExternalSession | null> {
  return database().externalSession.findUnique({ where: { mirrorId } });
}

/** Returns how many. The provider's logout is offered for a while after a sign-out, and then nothing needs them. */
export async function deleteEndedExternalSessions(before: Date): Promise<number> {
  const { count } = await database().externalSession.deleteMany({
    where: { mirror: { OR: [{ endedAt: { lt: before } }, { expiresAt: { lt: before } }] } },
  });
  return count;
}

/** Of one session at the provider where `sid` is known here, else all of the person. Returns the rows that were open. */
export function endMirrorsAtProvider(
  { issuer, subject, sid }: { issuer: string; subject: string | null; sid: string | null },
  reason: string,
  now: Date,
  { sessionMirror }: Transaction,
): Promise<SessionMirror[]> {
  const bySid = subject ? [{ sid }, { sid: null }] : [{ sid }];
  const external = { issuer, ...(subject && { subject }), ...(sid && { OR: bySid }) };
  return sessionMirror.updateManyAndReturn({
    where: { endedAt: null, external },
    data: ending(reason, now),
  });
}
