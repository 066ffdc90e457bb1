import 'server-only';
import { storeRenewedTokens } from '@/lib/db/renewals';
import { findMirror, type SessionMirror } from '@/lib/db/session-mirrors';
import type { CleengSession } from '@/lib/model';
import { createAuth } from '@/lib/vendors/cleeng/auths';
import * as open from './open';
import { sealTokens, type UnsealedTokens, unsealTokens } from './stored-tokens';

const visitor = { address: null, addressPrefix: '192.0.2.0/24', userAgent: 'A browser' };

export interface TestSession {
  opened: open.OpenedSession;
  session: Pick<CleengSession, 'id' | 'identity'>;
  jwt: string;
}

/** `name`: a test customer of the sandbox, `anna` or `dirk`. */
export async function openSession(
  name: string,
  changes: Partial<open.Opening> = {},
): Promise<TestSession> {
  const { customerId, tokens } = await createAuth(`${name}@example.com`, `${name}-sandbox-1`, null);
  const identity = { kind: 'cleeng', realm: '123456789', customerId } as const;
  const opened = await open.openSession({
    event: 'signed_in',
    identity,
    customer: { email: `${name}@example.com`, firstName: name, lastName: '' },
    tokens,
    locale: 'nl_NL',
    country: 'NL',
    visitor,
    ...changes,
  });
  return { opened, session: { id: opened.sessionId, identity }, jwt: tokens.jwt };
}

export async function signedIn(name: string): Promise<CleengSession> {
  const { session } = await openSession(name);
  return {
    ...session,
    state: 'signed-in',
    openedBy: 'password',
    email: `${name}@example.com`,
    name,
    locale: 'nl_NL',
    expiresAt: new Date(Date.now() + 60_000),
    consentsDue: false,
    captureDue: false,
  };
}

export async function storedPair({
  session,
}: TestSession): Promise<UnsealedTokens & { refreshToken: string }> {
  const { refreshToken, ...pair } = await unsealTokens(await rowOf(session.id));
  if (!refreshToken) throw new Error('There is no refresh token in this row.');
  return { ...pair, refreshToken };
}

export async function rowOf(id: string): Promise<SessionMirror> {
  const mirror = await findMirror(id);
  if (!mirror) throw new Error(`There is no row ${id}.`);
  return mirror;
}

/** The pair expires in `seconds`, so it is due for renewal. Cleeng still accepts it. */
export async function expireTokens(customer: TestSession, seconds = 30): Promise<void> {
  const expiresAt = new Date(Date.now() + seconds * 1000);
  const issuedAt = new Date(Date.now() - 900_000);
  const mirror = await rowOf(customer.session.id);
  const sealed = await sealTokens(mirror, { ...(await storedPair(customer)), expiresAt }, issuedAt);
  await storeRenewedTokens(mirror.id, mirror.tokensVersion, sealed);
}
