// For the provider's logout, which the customer may ask for after our session has ended.
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { noCookie, openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';

const signOutCookie = {
  name: 'foyer-sso-sign-out',
  path: '/sso',
  purpose: 'sso-sign-out',
  seconds: 600,
  content: z.object({ idToken: z.string().nullable() }),
} as const;

export async function rememberProviderSession(idToken: string | null): Promise<void> {
  (await cookies()).set(await sealedCookie(signOutCookie, { idToken }));
}

/** Null where nothing is left to sign out of. */
export async function rememberedProviderSession() {
  return openCookie(signOutCookie, await cookies());
}

export async function forgetProviderSession(): Promise<void> {
  (await cookies()).set(noCookie(signOutCookie));
}
