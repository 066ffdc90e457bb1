import { notFound } from 'next/navigation';
import { env } from '@/lib/env/env';
import { report } from '@/lib/errors/refusal-of';
import { paths } from '@/lib/paths';
import { forgetProviderSession, rememberedProviderSession } from '@/lib/sso/sign-out-cookie';
import { endSessionUrl } from '@/lib/vendors/oidc/logout';

/** After our own sign-out: leads on to the provider's. */
export async function GET(): Promise<Response> {
  if (!env().sso) notFound();
  const remembered = await rememberedProviderSession();
  const location = remembered ? await addressOf(remembered.idToken) : paths.home;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

async function addressOf(idToken: string | null): Promise<string> {
  try {
    const url = await endSessionUrl(idToken);
    await forgetProviderSession();
    return url ?? paths.home;
  } catch (error) {
    report(error, 'provider_logout_failed');
    return `${paths.ssoSignedOut}?unanswered=true`;
  }
}
