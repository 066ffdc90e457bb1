import 'server-only';
import { areConsentsDue, isOutdated } from '@/lib/consents/outdated-consents';
import type { AsCustomer, SignedIn } from '@/lib/model';
import { fetchCaptureStatus } from '@/lib/vendors/cleeng/capture';
import { fetchCustomerConsents } from '@/lib/vendors/cleeng/consents';

export type PendingSteps = Pick<SignedIn, 'consentsDue' | 'captureDue'>;

/** Also for optional consents. */
export type PendingStepsAtSignIn = PendingSteps & { consentsOutdated: boolean };

export async function fetchPendingSteps(customer: AsCustomer): Promise<PendingStepsAtSignIn> {
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
