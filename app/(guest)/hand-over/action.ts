'use server';

import { z } from 'zod';
import { completeHandOver } from '@/lib/customer/hand-over';
import { Refusal } from '@/lib/errors/errors';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { paths } from '@/lib/paths';
import { rememberSession } from '@/lib/session/cookie';
import { forgetHandOver } from '@/lib/session/hand-over-cookie';
import { currentVisitor } from '@/lib/visitor/visitor';

const noFields = z.object({});
const agreed = z.object({ mayReplace: z.stringbool().default(false) });

export async function completeHandOverAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return submitForm(previous, data, { fields: agreed }, async ({ mayReplace }) => {
    const outcome = await completeHandOver({ mayReplace }, await currentVisitor());
    if (outcome.state === 'replaces') return paths.handOver; // The page asks for confirmation.
    if (outcome.state === 'opened') await rememberSession(outcome.sessionToken);
    await forgetHandOver(); // Last, so that a failed request can be repeated.
    if (outcome.state === 'none') throw new Refusal('hand_over_refused');
    return paths.account;
  });
}

export async function declineHandOverAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return submitForm(previous, data, { fields: noFields }, async () => {
    await forgetHandOver();
    return paths.home;
  });
}
