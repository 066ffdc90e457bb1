'use server';

import { z } from 'zod';
import { register } from '@/lib/customer/register';
import { shownConsents } from '@/lib/forms/consent-fields';
import {
  emailField,
  formIdField,
  languageField,
  newPasswordField,
  offerField,
  regionFields,
  returnToField,
} from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { keepMailbox, mailboxKey } from '@/lib/password/mailbox';
import { paths, withReturnTo } from '@/lib/paths';
import { rememberSession } from '@/lib/session/cookie';
import { rememberBrowser } from '@/lib/visitor/known-browser';
import { currentVisitor } from '@/lib/visitor/visitor';

// Loose: the publisher names the consents, three fields each.
const fields = z.looseObject({
  email: emailField,
  password: newPasswordField,
  formId: formIdField,
  returnTo: returnToField,
  offer: offerField,
  language: languageField,
  ...regionFields,
  isRegionChosen: z.literal('true').optional(),
});

export async function registerAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async (input) => {
    const { email, password, formId, country, currency, locale } = input;
    const mailbox = await mailboxKey();
    const sessionToken = await register({
      formId,
      email,
      password,
      region: { country, currency, locale },
      isRegionChosen: input.isRegionChosen === 'true',
      shownConsents: shownConsents(input),
      shownLanguage: input.language,
      offerId: input.offer,
      visitor: await currentVisitor(),
      mailbox,
    });
    await keepMailbox(mailbox);
    await rememberSession(sessionToken);
    await rememberBrowser(email);
    return withReturnTo(paths.capture, input.returnTo);
  });
}
