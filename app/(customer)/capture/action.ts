'use server';

import { z } from 'zod';
import { answerCapture } from '@/lib/customer/capture';
import { onward } from '@/lib/customer/next-step';
import { returnToField } from '@/lib/fields';
import { submitForm } from '@/lib/form';
import type { FormState } from '@/lib/form-state';
import { whenSaved } from '@/lib/paths';
import { authoriseCleeng } from '@/lib/session/cleeng-session';
import { currentGate } from '@/lib/session/gate';

// Loose: the publisher decides the questions. The use case takes those that it asked, and no others.
const fields = z.looseObject({ returnTo: returnToField });

export async function captureAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ returnTo, ...typed }) => {
    const session = await authoriseCleeng();
    await answerCapture(session, onlyText(typed));
    return onward(await currentGate(session.id), returnTo, whenSaved('capture', returnTo));
  });
}

function onlyText(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
