// Codes, tokens and cookies are kept by fingerprint alone.

import type { Stamp } from '../world/ageing';
import type { Signer } from '../world/signing-keys';

export interface OidcWorld extends Signer {
  people: Person[];
  sessions: Record<string, ProviderSession>;
  codes: Record<string, IssuedCode>;
  accessTokens: Record<string, AccessToken>;
  logouts: SentLogout[];
}

export interface Person {
  sub: string;
  /** On the pages of the sandbox; not a claim. */
  label: string;
  story: string;
  email?: string;
  emailVerified: boolean;
  givenName?: string;
  familyName?: string;
  /** Fingerprint of the browser that made this person up and alone is shown it; undefined: every browser. */
  browser?: string;
}

/** Of a browser at the provider. */
export interface ProviderSession {
  sid: string;
  sub: string;
  authenticated: Stamp;
  /** Origins that it signed in to. */
  storefronts: string[];
}

export interface IssuedCode {
  sub: string;
  sid: string;
  /** Seconds since the epoch. */
  authTime: number;
  redirectUri: string;
  codeChallenge: string;
  nonce?: string;
  scope: string;
  issued: Stamp;
  isUsed: boolean;
}

export interface AccessToken {
  sub: string;
  scope: string;
  issued: Stamp;
  /** Fingerprint of the code that it was issued for. */
  code: string;
}

export interface SentLogout {
  /** ISO 8601. */
  at: string;
  to: string;
  sub: string;
  sid?: string;
  jti: string;
  /** 0 where no response came. */
  status: number;
}

export function findPerson({ people }: OidcWorld, sub: string): Person | undefined {
  return people.find((person) => person.sub === sub);
}

const ENTRIES_KEPT = 1000;

export function forgetOldest(entries: Record<string, unknown>): void {
  for (const oldest of Object.keys(entries).slice(0, -ENTRIES_KEPT)) delete entries[oldest];
}
