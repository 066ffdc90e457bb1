// https://developers.cleeng.com/reference/reset-password and …/update-password
// The result shows whether an address is known: callers must not pass that on.
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { callCleeng } from './client';

/** Without `resetUrl` the mail links to Cleeng's own page. Throws Refusal `customer_unknown`. */
export async function requestPasswordReset(
  customerEmail: string,
  resetUrl: string | null,
  mailbox: string | null = null,
): Promise<void> {
  await callCleeng({
    operation: 'requestPasswordReset',
    method: 'PUT',
    path: '/customers/passwords',
    body: { customerEmail, publisherId: env().cleeng.publisherId, ...(resetUrl && { resetUrl }) },
    mailbox,
    answer: z.unknown(),
    whenNotFound: 'customer_unknown', // In any wording: another response would show which addresses are known.
  });
}

export interface NewPassword {
  email: string;
  /** From the mail's link; works once. */
  resetPasswordToken: string;
  newPassword: string;
}

/** Does not sign in. Throws Refusal `reset_link_invalid`, or `password_weak` at `password`. */
export async function updatePassword({ email, ...proof }: NewPassword): Promise<void> {
  await callCleeng({
    operation: 'updatePassword',
    method: 'PATCH',
    path: '/customers/passwords',
    body: { publisherId: env().cleeng.publisherId, customerEmail: email, ...proof },
    answer: z.unknown(),
    // Cleeng documents texts and no code for this call. Any other refusal is not about the link.
    meanings: {
      'invalid param password': { code: 'password_weak', field: 'password' },
      'resetPasswordToken is not valid': { code: 'reset_link_invalid' },
      'Invalid param email': { code: 'reset_link_invalid' },
    },
  });
}
