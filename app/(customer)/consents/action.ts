'use server';

import { z } from 'zod';
import { shownConsents } from '@/lib/consent-fields';
import { answerConsents } from '@/lib/customer/consents';
import { onward } from '@/lib/customer/next-step';
import { languageField, returnToField } from '@/lib/fields';
import { submitForm } from '@/lib/form';
import type { FormState } from '@/lib/form-state';
import { paths, whenSaved, withReturnTo } from '@/lib/paths';
import { authoriseCleeng } from '@/lib/session/cleeng-session';
import { currentGate } from '@/lib/session/gate';

// Loose: the consents are named by the publisher, three fields each.
const fields = z.looseObject({ returnTo: returnToField, language: languageField });

export async function consentsAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ returnTo, language, ...shown }) => {
    const session = await authoriseCleeng();
    const outcome = await answerConsents(session, shownConsents(shown), language);
    if (outcome === 'kept') return withReturnTo(paths.consents, returnTo); // Which says that they wait.
    return onward(await currentGate(session.id), returnTo, whenSaved('consents', returnTo));
  });
}
