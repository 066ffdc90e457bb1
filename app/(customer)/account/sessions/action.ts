'use server';

import { z } from 'zod';
import { endOne, signOut, signOutEverywhere } from '@/lib/customer/sessions';
import { readProviderSession } from '@/lib/customer/sso-logout';
import { submitForm } from '@/lib/forms/form';
import type { FormState } from '@/lib/forms/form-state';
import { withNotice } from '@/lib/forms/notices';
import { paths } from '@/lib/paths';
import { forgetSession } from '@/lib/session/cookie';
import { authorise } from '@/lib/session/guards';
import { forgetPerson } from '@/lib/sso/person-cookie';
import { rememberProviderSession } from '@/lib/sso/sign-out-cookie';

const noFields = z.object({});
const noticeOf = {
  forgotten: 'signed_out_everywhere',
  down: 'signed_out_here',
  without_token: 'signed_out_unasked',
  store_customer: 'signed_out_store',
  shared: 'signed_out_shared',
} as const;
const oneSession = z.object({ sessionId: z.string() });

export async function signOutAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields: noFields }, async () => {
    const endedId = await signOut();
    await forgetSession();
    await forgetPerson();
    const provider = endedId && (await readProviderSession(endedId));
    if (!provider) return paths.home;
    await rememberProviderSession(provider.idToken);
    return paths.ssoSignedOut;
  });
}

export async function endOneAction(previous: FormState, data: FormData): Promise<FormState> {
  return submitForm(previous, data, { fields: oneSession }, async ({ sessionId }) => {
    await endOne(await authorise(), sessionId);
    return `${paths.sessions}?ended=${sessionId}`;
  });
}

export async function signOutEverywhereAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return submitForm(previous, data, { fields: noFields }, async () => {
    const atCleeng = await signOutEverywhere(await authorise());
    await forgetSession();
    await forgetPerson();
    return withNotice(paths.home, noticeOf[atCleeng]);
  });
}
