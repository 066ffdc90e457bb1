// https://developers.cleeng.com/reference/reset-password and …/update-password
// Asking for the mail tells whether an address is known: callers must not pass that on.
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { callCleeng } from './client';

/** Has Cleeng send the mail. Without `resetUrl` its link leads to Cleeng's own page. Throws Refusal `customer_unknown`. */
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
    whenNotFound: 'customer_unknown', // However it is put: another answer than to those it knows would tell.
  });
}

export interface NewPassword {
  email: string;
  /** From the mail's link: good once. */
  resetPasswordToken: string;
  newPassword: string;
}

/** Sets the password. It signs nobody in. Throws Refusal `reset_link_invalid`, or `password_weak` at `password`. */
export async function updatePassword({ email, ...proof }: NewPassword): Promise<void> {
  await callCleeng({
    operation: 'updatePassword',
    method: 'PATCH',
    path: '/customers/passwords',
    body: { publisherId: env().cleeng.publisherId, customerEmail: email, ...proof },
    answer: z.unknown(),
    // Cleeng documents these texts for this call, and no code. Any other refusal says nothing against the link.
    meanings: {
      'invalid param password': { code: 'password_weak', field: 'password' },
      'resetPasswordToken is not valid': { code: 'reset_link_invalid' },
      'Invalid param email': { code: 'reset_link_invalid' },
    },
  });
}
