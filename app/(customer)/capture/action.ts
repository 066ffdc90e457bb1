'use server';

import { z } from 'zod';
import { answerCapture } from '@/lib/customer/capture';
import { returnToField } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { withNotice } from '@/lib/forms/notices';
import { currentGate, onward } from '@/lib/gate/gate';
import { authoriseCleeng } from '@/lib/session/guards';
import { currentVisitor } from '@/lib/visitor/visitor';

// Loose: the publisher decides the questions. The use case ignores other fields.
const fields = z.looseObject({ returnTo: returnToField });

export async function captureAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ returnTo, ...typed }) => {
    const session = await authoriseCleeng();
    await answerCapture(session, onlyText(typed), await currentVisitor());
    return onward(await currentGate(session.id), returnTo, withNotice(returnTo, 'capture_saved'));
  });
}

function onlyText(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
