// Nothing here may show whether an account exists. Cleeng refuses unknown addresses and takes longer when it sends
// a mail, so both get the same response after the same time.
import 'server-only';
import { after } from 'next/server';
import { env } from '@/lib/env/env';
import { isRefusal, Refusal } from '@/lib/errors/errors';
import { orReported } from '@/lib/errors/refusal-of';
import { constantTime } from '@/lib/http/constant-time';
import { withinLimits } from '@/lib/limits/limit';
import { requirePasswordSignIn } from '@/lib/password/password-sign-in';
import { lastResetRequest } from '@/lib/password/reset-request';
import { paths } from '@/lib/paths';
import { requestPasswordReset } from '@/lib/vendors/cleeng/passwords';
import type { Visitor } from '@/lib/visitor/visitor';

const answerAfterMs = 1500;

export interface ResetMail {
  email: string;
  visitor: Visitor;
  mailbox: string | null;
}

/** Throws Refusal `mail_just_sent` (same address within a minute), `too_many_attempts` or `sso_only`. */
export async function askForResetMail({ email, visitor, mailbox }: ResetMail): Promise<void> {
  requirePasswordSignIn();
  const last = await lastResetRequest();
  if (last?.email === email && last.waitSeconds > 0) throw new Refusal('mail_just_sent');
  await withinLimits('reset-password', { email, visitor }, () => requestInTime(email, mailbox));
}

/** A slow call continues after the response: waiting would show that a mail is sent. */
async function requestInTime(email: string, mailbox: string | null): Promise<void> {
  const mail = requestMail(email, mailbox);
  const isDone = await constantTime(answerAfterMs, mail);
  if (!isDone) after(() => orReported('reset_mail_not_requested', () => mail));
}

async function requestMail(email: string, mailbox: string | null): Promise<true> {
  const { app, cleeng } = env();
  const resetUrl = cleeng.resetPage === 'own' ? `${app.origin}${paths.newPassword}` : null;
  try {
    await requestPasswordReset(email, resetUrl, mailbox);
  } catch (error) {
    if (!(isRefusal(error) && codesOfUnknownAccount.includes(error.code))) throw error;
  }
  return true;
}

const codesOfUnknownAccount = ['customer_unknown', 'wrong_credentials'];
