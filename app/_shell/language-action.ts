'use server';

import { z } from 'zod';
import { storeLanguage } from '@/lib/customer/account';
import { pageOfForm, submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { chooseLanguage, languages } from '@/lib/i18n/languages';
import { isOfCleeng } from '@/lib/model';
import { currentSession } from '@/lib/session/current';

const fields = z.object({ language: z.enum(languages, { error: 'choice_invalid' }) });

export async function chooseLanguageAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ language }) => {
    await chooseLanguage(language);
    const session = await currentSession();
    if (session.state === 'signed-in' && isOfCleeng(session))
      await storeLanguage(session, language);
    return pageOfForm();
  });
}
