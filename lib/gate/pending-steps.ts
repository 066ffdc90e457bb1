// What stands between a customer and the signed-in pages, as Cleeng sees it now: for whoever opens or renews a session,
// so that the gate (lib/gate/next-step.ts) knows it from the row.
import 'server-only';
import { areConsentsDue, isOutdated } from '@/lib/consents/outdated-consents';
import type { AsCustomer, SignedIn } from '@/lib/model';
import { fetchCaptureStatus } from '@/lib/vendors/cleeng/capture';
import { fetchCustomerConsents } from '@/lib/vendors/cleeng/consents';

/** What closes the signed-in pages. */
export type Due = Pick<SignedIn, 'consentsDue' | 'captureDue'>;

/** `consentsOutdated`: a newer version is out of something they answered, be it required or not. */
export type DueAtSignIn = Due & { consentsOutdated: boolean };

export async function dueFrom(customer: AsCustomer): Promise<DueAtSignIn> {
  const [consents, capture] = await Promise.all([
    fetchCustomerConsents(customer),
    fetchCaptureStatus(customer),
  ]);
  return {
    consentsDue: areConsentsDue(consents),
    consentsOutdated: consents.some(isOutdated),
    captureDue: capture.isDue,
  };
}
