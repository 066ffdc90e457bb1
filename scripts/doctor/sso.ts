import { env } from '@/lib/env/env';
import { isPublisherTokenAccepted } from '@/lib/vendors/cleeng/sso';
import { providerMetadata, ssoProvider } from '@/lib/vendors/oidc/metadata';
import { type Finding, failure, failureOf, fine, skipped, type Target } from './checks';

const provider: Target = { vendor: 'oidc', name: 'Single sign-on', setting: 'SSO_ISSUER' };

export async function checkSso(): Promise<Finding[]> {
  if (!env().sso)
    return [skipped('provider', 'not configured', 'The SSO_ variables configure one.')];
  return [await checkProvider(), await checkPublisherToken()];
}

async function checkProvider(): Promise<Finding> {
  const check = `provider ${ssoProvider().name}`;
  try {
    const { end_session_endpoint } = await providerMetadata();
    return fine(
      check,
      'its discovery document fits',
      end_session_endpoint ? '' : 'It offers no logout: customers stay signed in there.',
    );
  } catch (error) {
    return failureOf(check, error, provider);
  }
}

async function checkPublisherToken(): Promise<Finding> {
  const check = 'publisher token at Cleeng';
  const setting = 'CLEENG_PUBLISHER_TOKEN';
  try {
    const isAccepted = await isPublisherTokenAccepted(ssoProvider().publisherToken);
    return isAccepted
      ? fine(check, 'accepted')
      : failure(check, 'refused', `Check ${setting}: nobody can sign in with single sign-on.`);
  } catch (error) {
    return failureOf(check, error, { vendor: 'cleeng', name: 'Cleeng', setting });
  }
}
