'use server';

import { z } from 'zod';
import { setNewPassword } from '@/lib/customer/new-password';
import { emailField, newPasswordField } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { wayBackFromReset } from '@/lib/password/reset-request';
import { loginAfterPasswordChange, paths } from '@/lib/paths';
import { currentVisitor } from '@/lib/visitor/visitor';

const fields = z.object({ email: emailField, password: newPasswordField });

export async function newPasswordAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields, secrets: ['password'] }, async (credentials) => {
    const change = await setNewPassword({ ...credentials, visitor: await currentVisitor() });
    // Without a change the page says that the link is no good.
    return change ? loginAfterPasswordChange(change, await wayBackFromReset()) : paths.newPassword;
  });
}
