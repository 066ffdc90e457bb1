// A customer of the sandbox with a session here, for tests: signed in with a real pair of tokens.
import 'server-only';
import type { SignedIn } from '@/lib/model';
import { createAuth } from '@/lib/vendors/cleeng/auths';
import { type OpenedMirror, type Opening, openMirror } from './mirror';

const visitor = { address: null, addressPrefix: '192.0.2.0/24', userAgent: 'A browser' };

export interface TestSession {
  opened: OpenedMirror;
  session: Pick<SignedIn, 'id' | 'identity'>;
  jwt: string;
}

/** Signs in one of the sandbox's test customers: `anna`, `dirk`. */
export async function openSession(name: string, changes: Partial<Opening> = {}): Promise<TestSession> {
  const { customerId, tokens } = await createAuth(`${name}@example.com`, `${name}-sandbox-1`, null);
  const identity = { kind: 'cleeng', realm: '123456789', customerId } as const;
  const opened = await openMirror({
    event: 'signed_in',
    identity,
    customer: { email: `${name}@example.com`, firstName: name, lastName: '' },
    tokens,
    locale: 'nl_NL',
    country: 'NL',
    visitor,
    ...changes,
  });
  return { opened, session: { id: opened.mirrorId, identity }, jwt: tokens.jwt };
}
