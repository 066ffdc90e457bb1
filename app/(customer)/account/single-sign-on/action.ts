'use server';

import { z } from 'zod';
import { unlink } from '@/lib/customer/sso-link';
import { passwordField } from '@/lib/forms/fields';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { withNotice } from '@/lib/forms/notices';
import { paths } from '@/lib/paths';
import { authoriseCleeng } from '@/lib/session/guards';
import { currentVisitor } from '@/lib/visitor/visitor';

const fields = z.object({ password: passwordField });

export async function unlinkAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields }, async ({ password }) => {
    await unlink(await authoriseCleeng(), password, await currentVisitor());
    return withNotice(paths.account, 'unlinked');
  });
}
