'use server';

import { z } from 'zod';
import { shownConsents } from '@/lib/consent-fields';
import { answerConsents } from '@/lib/customer/consents';
import { returnToField } from '@/lib/fields';
import { submitForm } from '@/lib/form';
import type { FormState } from '@/lib/form-state';
import { whenSaved } from '@/lib/paths';
import { authorise } from '@/lib/session/current';

// Loose: the consents are named by the publisher, two fields each.
const fields = z.looseObject({ returnTo: returnToField });

export async function consentsAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ returnTo, ...shown }) => {
    await answerConsents(await authorise(), shownConsents(shown));
    return whenSaved('consents', returnTo);
  });
}
