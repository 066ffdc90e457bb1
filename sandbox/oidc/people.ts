// In a public demo a visitor joins as a person whom they make up: no other browser is shown them.

import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import { fingerprint } from '../world/fingerprint';
import { NEW_PEOPLE, SEEDED_PEOPLE } from './seed';
import type { OidcWorld, Person } from './world';

const COOKIE = 'sandbox_oidc_browser';
const PEOPLE_KEPT = 1000;

export function addPerson({ people }: OidcWorld, given: Partial<Person>): Person {
  const { email, sub = `oidc-${randomUUID()}`, emailVerified = email !== undefined } = given;
  const name = [given.givenName, given.familyName].filter(Boolean).join(' ');
  const label = name || email || sub;
  const person = { label, story: 'Added later', ...given, sub, emailVerified };
  people.push(person);
  people.splice(SEEDED_PEOPLE, people.length - PEOPLE_KEPT);
  return person;
}

export function peopleOfBrowser({ world, adminToken }: Sandbox, c: Context): Person[] {
  const here = fingerprint(getCookie(c, COOKIE) ?? '');
  const isForAll = ({ sub }: Person) => !adminToken || !NEW_PEOPLE.includes(sub);
  return world.oidc.people.filter((person) =>
    person.browser ? person.browser === here : isForAll(person),
  );
}

const madeUpSchema = z.object({
  email: z.email().max(254),
  givenName: z.string().trim().max(50),
});

/** What is wrong with the form comes as a sentence. */
export function makeUpPerson(sandbox: Sandbox, c: Context, form: URLSearchParams): Person | string {
  const made = madeUpSchema.safeParse(Object.fromEntries(form));
  if (!made.success) return 'The e-mail address or the name is not valid.';
  const { email, givenName } = made.data;
  const isTaken = ({ email: other }: Person) => other?.toLowerCase() === email.toLowerCase();
  if (sandbox.world.oidc.people.some(isTaken)) return 'A person here has this address already.';
  const browser = fingerprint(rememberBrowser(sandbox, c));
  const story = 'Made up in this browser';
  return addPerson(sandbox.world.oidc, {
    email,
    givenName: givenName || undefined,
    browser,
    story,
  });
}

function rememberBrowser({ publicUrl }: Sandbox, c: Context): string {
  const id = getCookie(c, COOKIE) ?? randomBytes(32).toString('base64url');
  setCookie(c, COOKIE, id, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/oidc',
    secure: publicUrl.startsWith('https:'),
    maxAge: 400 * 24 * 60 * 60,
  });
  return id;
}
