// Nina's address may be given to Olga: the setting `oidcAddressReassigned`.

import type { SigningKey } from '../world/signing-keys';
import type { OidcWorld, Person } from './world';

export const ANNA = 'oidc-1001';
export const NINA = 'oidc-1002';
export const THEO = 'oidc-1003';
export const BRAM = 'oidc-1004';
export const MILO = 'oidc-1005';
export const OLGA = 'oidc-1006';

/** Who have no account at Cleeng: in a public demo the first visitor's would be shown to the next. */
export const NEW_PEOPLE: readonly string[] = [NINA, THEO, OLGA];

const testPeople: Person[] = [
  {
    sub: ANNA,
    label: 'Anna de Vries',
    story: 'A customer of Cleeng has this address: an account to link with',
    email: 'anna@example.com',
    emailVerified: true,
    givenName: 'Anna',
    familyName: 'de Vries',
  },
  {
    sub: NINA,
    label: 'Nina Solberg',
    story: 'New: no customer has this address',
    email: 'nina@example.com',
    emailVerified: true,
    givenName: 'Nina',
    familyName: 'Solberg',
  },
  {
    sub: THEO,
    label: 'Theo',
    story: 'New, and without a name',
    email: 'theo@example.com',
    emailVerified: true,
  },
  {
    sub: BRAM,
    label: 'Bram Claes',
    story: "Says that ben@example.com, a customer's address, is theirs; it is not verified",
    email: 'ben@example.com',
    emailVerified: false,
    givenName: 'Bram',
    familyName: 'Claes',
  },
  {
    sub: MILO,
    label: 'Milo Horvat',
    story: 'Has no e-mail address',
    emailVerified: false,
    givenName: 'Milo',
    familyName: 'Horvat',
  },
  {
    sub: OLGA,
    label: 'Olga Brandt',
    story: "New; gets Nina's address with the setting oidcAddressReassigned",
    email: 'olga@example.com',
    emailVerified: true,
    givenName: 'Olga',
    familyName: 'Brandt',
  },
];

export const SEEDED_PEOPLE = testPeople.length;

export function createOidcWorld(signingKeys: SigningKey[]): OidcWorld {
  return {
    signingKeys,
    people: testPeople.map((person) => ({ ...person })),
    sessions: {},
    codes: {},
    accessTokens: {},
    logouts: [],
  };
}
