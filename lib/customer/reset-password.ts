// Asking for the mail that leads to a new password. Who may ask, and how often, is decided here.
// The surprise: nobody learns from it who has an account. Cleeng tells an unknown address apart, and takes its time where
// it has a mail to send; here both get the same answer after the same time.
import 'server-only';
import { after } from 'next/server';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { orReported } from '@/lib/errors/refusal-of';
import { atFixedTime } from '@/lib/http/constant-time';
import { withinLimits } from '@/lib/limits/limit';
import { keepMailbox, mailboxKey } from '@/lib/password/mailbox';
import { lastResetRequest, rememberResetRequest } from '@/lib/password/reset-request';
import { paths } from '@/lib/paths';
import { requestPasswordReset } from '@/lib/vendors/cleeng/passwords';
import type { Visitor } from '@/lib/visitor/visitor';

/** About as long as anybody likes to wait, and long enough for Cleeng to say that it is down or busy. */
const answerAfterMs = 1500;

/** Throws Refusal `mail_just_sent` where this browser has asked for the same address within the minute, and `too_many_attempts`. */
export async function askForResetMail(
  email: string,
  visitor: Visitor,
  returnTo: string = paths.home,
): Promise<void> {
  const last = await lastResetRequest();
  if (last?.email === email && last.waitSeconds > 0) throw new Refusal('mail_just_sent');
  const mailbox = await mailboxKey();
  await withinLimits('reset-password', { email, visitor }, () => askInTime(email, mailbox));
  await keepMailbox(mailbox);
  await rememberResetRequest(email, returnTo);
}

/**
 * Throws what Cleeng has failed with by the time of the answer: that is said. Were it to fail for those alone whom it knows, that
 * would tell; to be sent to an empty mailbox without a word would be worse. One that is silent until then may be busy writing the
 * mail, and waiting for it would tell who has an account. It counts as asked, the call goes on, and whoever has no mail after a
 * minute can ask again.
 */
async function askInTime(email: string, mailbox: string | null): Promise<void> {
  const mail = ask(email, mailbox);
  const isAsked = await atFixedTime(answerAfterMs, mail);
  if (!isAsked) after(() => orReported('mail_not_asked', () => mail));
}

async function ask(email: string, mailbox: string | null): Promise<true> {
  const { app, cleeng } = env();
  const resetUrl = cleeng.resetPage === 'own' ? `${app.origin}${paths.newPassword}` : null;
  try {
    await requestPasswordReset(email, resetUrl, mailbox);
  } catch (error) {
    if (!(error instanceof Refusal && tellsOfAccounts.includes(error.code))) throw error;
  }
  return true;
}

/** Unknown to Cleeng, or known to it elsewhere. */
const tellsOfAccounts = ['customer_unknown', 'wrong_credentials'];
