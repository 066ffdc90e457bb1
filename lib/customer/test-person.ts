import 'server-only';
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { env } from '@/lib/env/env';
import type { SsoPerson } from '@/lib/sso/person-cookie';

/** Who has just come from the provider. `name`: of the address, and of the person. */
export function arrivedPerson(
  name: string,
  changes: Partial<SsoPerson['identity']> = {},
): SsoPerson {
  return {
    id: randomUUID(),
    identity: {
      issuer: env().sso?.issuer ?? '',
      subject: `oidc-${name}`,
      email: `${name}@example.com`,
      givenName: name,
      familyName: '',
      sid: null,
      ...changes,
    },
    idToken: 'an ID token',
    returnTo: '/',
    offerId: null,
  };
}

/** Until the test has finished. */
export function setSso(changes: Partial<NonNullable<ReturnType<typeof env>['sso']>>): void {
  const { sso } = env();
  if (!sso) throw new Error('No provider is configured.');
  const before = { ...sso };
  Object.assign(sso, changes);
  onTestFinished(() => {
    Object.assign(sso, before);
  });
}
