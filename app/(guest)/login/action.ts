'use server';

import { z } from 'zod';
import { login } from '@/lib/customer/login';
import {
  emailField,
  formIdField,
  offerField,
  passwordField,
  returnToField,
} from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { withReturnTo } from '@/lib/paths';
import { rememberSession } from '@/lib/session/cookie';
import { rememberBrowser } from '@/lib/visitor/known-browser';
import { currentVisitor } from '@/lib/visitor/visitor';

const fields = z.object({
  email: emailField,
  password: passwordField,
  formId: formIdField,
  returnTo: returnToField,
  offer: offerField,
});

export async function loginAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ returnTo, offer, ...credentials }) => {
    const { sessionToken, firstStep } = await login({
      ...credentials,
      offerId: offer,
      visitor: await currentVisitor(),
    });
    await rememberSession(sessionToken);
    await rememberBrowser(credentials.email);
    return firstStep ? withReturnTo(firstStep, returnTo) : returnTo;
  });
}
