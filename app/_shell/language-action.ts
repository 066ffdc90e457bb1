'use server';

import { z } from 'zod';
import { tellLanguage } from '@/lib/customer/account';
import { pageOfForm, submitForm } from '@/lib/forms/form';
import { idleForm } from '@/lib/forms/form-state';
import { chooseLanguage, languages } from '@/lib/i18n/language';
import { currentSession } from '@/lib/session/current';
import { isOfCleeng } from '@/lib/session/guards';

const fields = z.object({ language: z.enum(languages, { error: 'choice_invalid' }) });

/** Stands on every page, so it is written for the server alone: a form of its own would weigh on each of them. */
export async function chooseLanguageAction(data: FormData): Promise<void> {
  await submitForm(idleForm, data, { fields }, async ({ language }) => {
    await chooseLanguage(language);
    const session = await currentSession();
    if (session.state === 'signed-in' && isOfCleeng(session)) await tellLanguage(session, language);
    return pageOfForm();
  });
}
