// Forgotten passwords: asking for the mail, and setting a new one with what the mail brought.
// https://developers.cleeng.com/reference/reset-password and …/update-password
// The surprise: asking is a PUT, and it tells whether an address is known. Whoever calls this must not pass that on.
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
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
    meanings: { 'invalid param password': { code: 'password_weak', field: 'password' } },
    // Cleeng documents texts for this call and no code; what is left to be wrong is the link.
    otherwise: () => new Refusal('reset_link_invalid'),
  });
}
