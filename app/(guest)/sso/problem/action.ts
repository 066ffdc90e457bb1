'use server';

import { z } from 'zod';
import { pathAfterArrival } from '@/app/(guest)/sso/path-after-arrival';
import { Refusal } from '@/lib/errors/errors';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { pendingPerson } from '@/lib/sso/person-cookie';

const noFields = z.object({});

export async function continueAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields: noFields }, async () => {
    const person = await pendingPerson();
    if (!person) throw new Refusal('sso_expired');
    return pathAfterArrival(person);
  });
}
