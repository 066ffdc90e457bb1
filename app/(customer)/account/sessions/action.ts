'use server';

import { z } from 'zod';
import { signOut } from '@/lib/customer/sessions';
import { submitForm } from '@/lib/form';
import type { FormState } from '@/lib/form-state';
import { paths } from '@/lib/paths';

export async function signOutAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields: z.object({}) }, async () => {
    await signOut();
    return paths.home;
  });
}
