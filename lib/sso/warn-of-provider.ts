import 'server-only';
import { env } from '@/lib/env/env';
import { VendorError } from '@/lib/errors/errors';
import { orReported } from '@/lib/errors/refusal-of';
import { isPublisherTokenAccepted } from '@/lib/vendors/cleeng/sso';
import { providerMetadata } from '@/lib/vendors/oidc/metadata';

/** Logs settings that make every sign-in fail. The start does not wait for it. Not with the sandbox, which may start later. */
export async function warnOfProvider(): Promise<void> {
  const { sso, sandbox } = env();
  if (!sso || sandbox) return;
  await Promise.all([
    orReported('sso_provider_unfit', providerMetadata),
    orReported('publisher_token_unfit', async () => {
      if (await isPublisherTokenAccepted(sso.publisherToken)) return;
      throw new VendorError(
        'cleeng',
        'createSsoAuth',
        'refused',
        'CLEENG_PUBLISHER_TOKEN was refused',
      );
    }),
  ]);
}
