// Asking for the mail that leads to a new password. Who may ask, and how often, is decided here.
// The surprise: nobody learns from it who has an account. Cleeng tells an unknown address apart; here both get the same
// answer after the same time.
import 'server-only';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { atEvenPace } from '@/lib/even-pace';
import { paths } from '@/lib/paths';
import { withinLimits } from '@/lib/session/limit';
import { keepMailbox, mailboxKey } from '@/lib/session/mailbox';
import { lastResetRequest, rememberResetRequest } from '@/lib/session/reset-request';
import { requestPasswordReset } from '@/lib/vendors/cleeng/passwords';
import type { Visitor } from '@/lib/visitor';

/** Longer than Cleeng takes to send a mail, and about as long as anybody likes to wait. */
const paceMs = 1500;

/** Throws Refusal `mail_just_sent` where this browser has asked for the same address within the minute, and `too_many_attempts`. */
export async function askForResetMail(email: string, visitor: Visitor): Promise<void> {
  const last = await lastResetRequest();
  if (last?.email === email && last.waitSeconds > 0) throw new Refusal('mail_just_sent');
  const mailbox = await mailboxKey();
  await withinLimits('reset-password', { email, visitor }, () =>
    atEvenPace(paceMs, () => ask(email, mailbox)),
  );
  await keepMailbox(mailbox);
  await rememberResetRequest(email);
}

async function ask(email: string, mailbox: string | null): Promise<void> {
  const { app, cleeng } = env();
  const resetUrl = cleeng.resetPage === 'own' ? `${app.origin}${paths.newPassword}` : null;
  try {
    await requestPasswordReset(email, resetUrl, mailbox);
  } catch (error) {
    if (!(error instanceof Refusal && tellsOfAccounts.includes(error.code))) throw error;
  }
}

/** Unknown to Cleeng, or known to it elsewhere. */
const tellsOfAccounts = ['customer_unknown', 'wrong_credentials'];
