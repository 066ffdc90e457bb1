'use server';

import { z } from 'zod';
import { askForResetMail } from '@/lib/customer/reset-password';
import { emailField, offerField, returnToField } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { keepMailbox, mailboxKey } from '@/lib/password/mailbox';
import { rememberResetRequest } from '@/lib/password/reset-request';
import { paths, withWayBack } from '@/lib/paths';
import { currentVisitor } from '@/lib/visitor/visitor';

const fields = z.object({ email: emailField, returnTo: returnToField, offer: offerField });

export async function resetPasswordAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ email, ...wayBack }) => {
    const mailbox = await mailboxKey();
    await askForResetMail({ email, visitor: await currentVisitor(), mailbox });
    await keepMailbox(mailbox);
    await rememberResetRequest(email, wayBack);
    return withWayBack(paths.resetPassword, wayBack);
  });
}
