'use server';

import { z } from 'zod';
import { setNewPassword } from '@/lib/customer/new-password';
import { emailField, newPasswordField } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { withNotice } from '@/lib/forms/notices';
import { forgetResetLink, noteUnanswered } from '@/lib/password/reset-link';
import { wayBackFromReset } from '@/lib/password/reset-request';
import { paths, withWayBack } from '@/lib/paths';
import { forgetSession } from '@/lib/session/cookie';
import { rememberBrowser } from '@/lib/visitor/known-browser';
import { currentVisitor } from '@/lib/visitor/visitor';

const fields = z.object({ email: emailField, password: newPasswordField });

export async function newPasswordAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async (credentials) => {
    const outcome = await setNewPassword({ ...credentials, visitor: await currentVisitor() });
    if (outcome.state === 'unanswered') {
      await noteUnanswered(outcome.link, credentials.password);
      throw outcome.error;
    }
    await forgetResetLink();
    if (outcome.state === 'link_invalid') return paths.newPassword; // That page says so.
    if (outcome.isSignedOut) await forgetSession();
    await rememberBrowser(credentials.email);
    const login = withNotice(paths.login, `password_changed_${outcome.change}`);
    return withWayBack(login, await wayBackFromReset());
  });
}
