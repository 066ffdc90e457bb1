import 'server-only';
import { database, type Transaction } from './client';
import type { ExternalIdentity, ExternalSession, SessionMirror } from './generated/client';
import type { Owner } from './owner';

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

/** Open ones: of one session at the provider where `sid` is known, else all of the person. */
export function listMirrorsAtProvider({
  issuer,
  subject,
  sid,
}: {
  issuer: string;
  subject: string | null;
  sid: string | null;
}): Promise<SessionMirror[]> {
  const external = { issuer, ...(sid && { sid }), ...(subject && { subject }) };
  return database().sessionMirror.findMany({ where: { endedAt: null, external } });
}
