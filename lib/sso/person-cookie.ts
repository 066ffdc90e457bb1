// Who the provider says this is, until they have joined or linked their account.
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { noCookie, openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';

/** A browser keeps cookies of up to 4096 characters, and sealing adds a third. */
const longestIdToken = 2_000;

const person = z.object({
  /** Of this arrival, which opens one session. */
  id: z.uuid(),
  identity: z.object({
    issuer: z.string(),
    subject: z.string(),
    email: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    sid: z.string().nullable(),
  }),
  /** Null where it is too long for a cookie: the provider then asks who signs out. */
  idToken: z.string().nullable(),
  returnTo: z.string(),
  offerId: z.string().nullable(),
});
export type SsoPerson = z.infer<typeof person>;

const personCookie = {
  name: 'foyer-sso-person',
  path: '/',
  purpose: 'sso-person',
  seconds: 900,
  content: person,
} as const;

export async function rememberPerson(arrived: SsoPerson): Promise<void> {
  const idToken = (arrived.idToken ?? '').length > longestIdToken ? null : arrived.idToken;
  (await cookies()).set(await sealedCookie(personCookie, { ...arrived, idToken }));
}

export async function pendingPerson(): Promise<SsoPerson | null> {
  return openCookie(personCookie, await cookies());
}

export async function forgetPerson(): Promise<void> {
  (await cookies()).set(noCookie(personCookie));
}
