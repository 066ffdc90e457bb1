'use server';

import { z } from 'zod';
import { completeHandOver, declineHandOver } from '@/lib/customer/hand-over';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { paths } from '@/lib/paths';
import { rememberSession } from '@/lib/session/cookie';
import { forgetHandOver } from '@/lib/session/hand-over-cookie';
import { currentVisitor } from '@/lib/visitor/visitor';

const noFields = z.object({});
/** What the page had said would happen. */
const agreed = z.object({ mayReplace: z.stringbool().default(false) });

export async function completeHandOverAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return submitForm(previous, data, { fields: agreed }, async ({ mayReplace }) => {
    const sessionToken = await completeHandOver({ mayReplace }, await currentVisitor());
    if (!sessionToken) return paths.handOver; // Which now asks.
    await rememberSession(sessionToken);
    await forgetHandOver(); // Not sooner: who is not signed in yet may try again.
    return paths.account;
  });
}

export async function declineHandOverAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return submitForm(previous, data, { fields: noFields }, async () => {
    await declineHandOver();
    return paths.home;
  });
}
