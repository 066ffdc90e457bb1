'use server';

import { z } from 'zod';
import { answerConsents } from '@/lib/customer/consents';
import { shownConsents } from '@/lib/forms/consent-fields';
import { languageField, returnToField } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { withNotice } from '@/lib/forms/notices';
import { currentGate, onward } from '@/lib/gate/gate';
import { paths, withReturnTo } from '@/lib/paths';
import { authoriseCleeng } from '@/lib/session/guards';

// Loose: the publisher names the consents, three fields each.
const fields = z.looseObject({ returnTo: returnToField, language: languageField });

export async function consentsAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ returnTo, language, ...shown }) => {
    const session = await authoriseCleeng();
    const outcome = await answerConsents(session, shownConsents(shown), language);
    if (outcome === 'kept') return withReturnTo(paths.consents, returnTo); // That page says that the answers are pending.
    return onward(await currentGate(session.id), returnTo, withNotice(returnTo, 'consents_saved'));
  });
}
