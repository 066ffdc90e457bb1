// Nobody may learn here who has an account. Cleeng tells an unknown address apart, and takes longer where it sends a mail:
// both get the same answer after the same time.
import 'server-only';
import { after } from 'next/server';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { orReported } from '@/lib/errors/refusal-of';
import { constantTime } from '@/lib/http/constant-time';
import { withinLimits } from '@/lib/limits/limit';
import { lastResetRequest } from '@/lib/password/reset-request';
import { paths } from '@/lib/paths';
import { requestPasswordReset } from '@/lib/vendors/cleeng/passwords';
import type { Visitor } from '@/lib/visitor/visitor';

/** Long enough for Cleeng to say that it is down or busy. */
const answerAfterMs = 1500;

export interface ResetMail {
  email: string;
  visitor: Visitor;
  /** This browser's, in the sandbox. */
  mailbox: string | null;
}

/** Throws Refusal `mail_just_sent` where this browser has asked for the same address within the minute, and `too_many_attempts`. */
export async function askForResetMail({ email, visitor, mailbox }: ResetMail): Promise<void> {
  const last = await lastResetRequest();
  if (last?.email === email && last.waitSeconds > 0) throw new Refusal('mail_just_sent');
  await withinLimits('reset-password', { email, visitor }, () => askInTime(email, mailbox));
}

/**
 * Throws what Cleeng has failed with by the time of the answer. A call that is still open then may be one that sends a mail, and
 * waiting for it would tell who has an account: it goes on after the answer.
 */
async function askInTime(email: string, mailbox: string | null): Promise<void> {
  const mail = ask(email, mailbox);
  const isAsked = await constantTime(answerAfterMs, mail);
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
