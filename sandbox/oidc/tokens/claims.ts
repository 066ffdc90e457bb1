import type { Settings } from '../../world/settings';
import { NINA, OLGA } from '../seed';
import type { Person } from '../world';

/** Name and e-mail, as far as the scope allows. */
export function describePerson(person: Person, scope: string, settings: Settings) {
  const scopes = scope.split(' ');
  return {
    ...(scopes.includes('profile') ? nameClaims(person) : {}),
    ...(scopes.includes('email') ? emailClaims(person, settings) : {}),
  };
}

function nameClaims({ givenName, familyName }: Person) {
  const name = [givenName, familyName].filter(Boolean).join(' ');
  return { name: name || undefined, given_name: givenName, family_name: familyName };
}

function emailClaims(person: Person, settings: Settings) {
  const flaw = settings.oidcIdToken;
  const email = addressOf(person, settings.oidcAddressReassigned);
  if (email === undefined || flaw === 'no-email') return {};
  if (flaw === 'no-email-verified') return { email };
  if (flaw === 'email-unverified') return { email, email_verified: false };
  if (flaw === 'email-verified-as-text') return { email, email_verified: 'true' };
  return { email, email_verified: person.emailVerified };
}

function addressOf({ sub, email }: Person, isReassigned: boolean): string | undefined {
  if (isReassigned && sub === OLGA) return 'nina@example.com';
  if (isReassigned && sub === NINA) return 'nina.new@example.com';
  return email;
}
