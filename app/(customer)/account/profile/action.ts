'use server';

import { z } from 'zod';
import { changeEmail, changeName } from '@/lib/customer/profile';
import { emailField, nameField, passwordField } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { withNotice } from '@/lib/forms/notices';
import { changedFields } from '@/lib/forms/shown-fields';
import { paths } from '@/lib/paths';
import { authoriseCleeng } from '@/lib/session/guards';
import { currentVisitor } from '@/lib/visitor/visitor';

// Loose: a hidden field holds each name's initial value.
const nameFields = z.looseObject({ firstName: nameField, lastName: nameField });
const emailFields = z.object({ email: emailField, password: passwordField });

export async function nameAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(
    previous,
    data,
    { fields: nameFields },
    async ({ firstName, lastName, ...shown }) => {
      const name = changedFields({ firstName, lastName }, shown);
      await changeName(await authoriseCleeng(), name, await currentVisitor());
      return withNotice(paths.account, 'name_saved');
    },
  );
}

export async function emailAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields: emailFields }, async (address) => {
    await changeEmail(await authoriseCleeng(), address, await currentVisitor());
    return withNotice(paths.account, 'email_saved');
  });
}
