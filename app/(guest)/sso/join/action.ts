'use server';

import { z } from 'zod';
import { pathAfterArrival } from '@/app/(guest)/sso/path-after-arrival';
import { join } from '@/lib/customer/sso-join';
import { isRefusal, Refusal } from '@/lib/errors/errors';
import { shownConsents } from '@/lib/forms/consent-fields';
import { languageField, nameField, regionFields } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { paths, withReturnTo } from '@/lib/paths';
import { rememberSession } from '@/lib/session/cookie';
import { forgetPerson, pendingPerson } from '@/lib/sso/person-cookie';
import { currentVisitor } from '@/lib/visitor/visitor';

// Loose: the publisher names the consents, three fields each.
const fields = z.looseObject({
  firstName: nameField,
  lastName: nameField,
  language: languageField,
  ...regionFields,
});

export async function joinAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async (input) => {
    const person = await pendingPerson();
    if (!person) throw new Refusal('sso_expired');
    const { firstName, lastName, country, currency, locale } = input;
    const sessionToken = await join({
      person,
      firstName,
      lastName,
      region: { country, currency, locale },
      shownConsents: shownConsents(input),
      shownLanguage: input.language,
      visitor: await currentVisitor(),
    }).catch((error) => {
      // By the same form before, by another, or in a way that the provider's login does not see.
      if (isRefusal(error, 'email_taken')) return null;
      throw error;
    });
    if (!sessionToken) {
      const path = await pathAfterArrival(person);
      return path === paths.ssoJoin ? paths.ssoLink : path;
    }
    await rememberSession(sessionToken);
    await forgetPerson();
    return withReturnTo(paths.capture, person.returnTo);
  });
}
