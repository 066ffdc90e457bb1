'use server';

import { z } from 'zod';
import { linkAccount } from '@/lib/customer/sso-link';
import { Refusal } from '@/lib/errors/errors';
import { passwordField } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { withReturnTo } from '@/lib/paths';
import { rememberSession } from '@/lib/session/cookie';
import { forgetPerson, pendingPerson } from '@/lib/sso/person-cookie';
import { currentVisitor } from '@/lib/visitor/visitor';

const fields = z.object({ password: passwordField });

export async function linkAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ password }) => {
    const person = await pendingPerson();
    if (!person) throw new Refusal('sso_expired');
    const { sessionToken, firstStep } = await linkAccount(person, password, await currentVisitor());
    await rememberSession(sessionToken);
    await forgetPerson();
    return firstStep ? withReturnTo(firstStep, person.returnTo) : person.returnTo;
  });
}
