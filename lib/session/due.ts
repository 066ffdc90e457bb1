// What stands between a customer and the signed-in pages, as Cleeng sees it now: for whoever opens or renews a session,
// so that the gate (lib/customer/next-step.ts) knows it from the row.
import 'server-only';
import { areConsentsDue } from '@/lib/consents-due';
import type { SignedIn } from '@/lib/model';
import { fetchCaptureStatus } from '@/lib/vendors/cleeng/capture';
import { fetchCustomerConsents } from '@/lib/vendors/cleeng/consents';

export async function dueFrom(
  customerId: string,
  jwt: string,
): Promise<Pick<SignedIn, 'consentsDue' | 'captureDue'>> {
  const [consents, capture] = await Promise.all([
    fetchCustomerConsents(customerId, jwt),
    fetchCaptureStatus(customerId, jwt),
  ]);
  return { consentsDue: areConsentsDue(consents), captureDue: capture.isDue };
}
