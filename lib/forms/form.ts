import 'server-only';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { Refusal, type RefusalCode } from '@/lib/errors/errors';
import { refusalOf } from '@/lib/errors/refusal-of';
import { getTranslations, sentenceOf, sentenceOfIssue } from '@/lib/i18n/translations';
import { paths, safeReturnTo, withOffer, withReturnTo } from '@/lib/paths';
import { requireOwnOrigin } from '@/lib/web/origin';
import { soldOffer } from '@/lib/web/sold-offers';
import { type FieldError, type FormState, shownValues } from './form-state';

export interface FormDefinition<Fields extends z.ZodObject> {
  /** Each issue's message is a refusal code. */
  fields: Fields;
}

const outdated: RefusalCode[] = ['consents_changed', 'questions_changed', 'link_changed'];

/** `run` returns the next path; a thrown Refusal becomes the next state. */
export async function submitForm<Fields extends z.ZodObject>(
  previous: FormState,
  data: FormData,
  form: FormDefinition<Fields>,
  run: (input: z.infer<Fields>) => Promise<string>,
): Promise<FormState> {
  const attempt = Number(previous?.attempt ?? 0) + 1;
  const values = data instanceof FormData ? shownValues(data) : {};
  const refused = (errors: FieldError[], notice: string | null): FormState => ({
    status: 'refused',
    values,
    errors,
    notice,
    noticeHref: null,
    goTo: null,
    attempt,
  });
  try {
    const sent = await headers();
    requireOwnOrigin(sent);
    if (!(data instanceof FormData)) throw new Refusal('not_a_form');
    const parsed = form.fields.safeParse(entriesOf(data));
    if (!parsed.success) return refused(await fieldErrors(parsed.error), null);
    const goTo = await run(parsed.data);
    // Without JavaScript a redirect loads a document; with it the form does (components/form/form.client.tsx).
    if (!sent.has('next-action')) redirect(goTo);
    return {
      status: 'leaving',
      values: {},
      errors: [],
      notice: null,
      noticeHref: null,
      goTo,
      attempt,
    };
  } catch (error) {
    unstable_rethrow(error);
    const { code, faults, retryAfterSeconds } = refusalOf(error, 'form_failed');
    if (outdated.includes(code)) refresh(); // Renders the page again and keeps the typed values.
    // Without JavaScript the page is rendered for a guest and redirects (lib/web/see-other.ts).
    if (code === 'session_ended')
      return { ...refused([], await sentenceOf(code)), noticeHref: await signInAddress() };
    if (faults.length === 0) return refused([], await sentenceOf(code, retryAfterSeconds));
    const errors = await Promise.all(
      faults.map(async ({ field, code }) => ({ field, sentence: await sentenceOf(code) })),
    );
    if (!faults.some(({ code }) => code === 'email_taken')) return refused(errors, null);
    const loginPath = withOffer(paths.login, soldOffer(data.get('offer')));
    const noticeHref = withReturnTo(loginPath, safeReturnTo(data.get('returnTo')));
    return { ...refused(errors, (await getTranslations('form'))('signIn')), noticeHref };
  }
}

async function signInAddress(): Promise<string> {
  return withReturnTo(paths.login, await pageOfForm());
}

/** From the `Referer` header. */
export async function pageOfForm(): Promise<string> {
  const page = (await headers()).get('referer') ?? '';
  const { pathname, search } = URL.canParse(page)
    ? new URL(page)
    : { pathname: paths.home, search: '' };
  return safeReturnTo(pathname + search);
}

function fieldErrors(error: z.ZodError): Promise<FieldError[]> {
  const first = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    if (!first.has(field)) first.set(field, issue.message);
  }
  return Promise.all(
    [...first].map(async ([field, message]) => ({
      field,
      sentence: await sentenceOfIssue(message),
    })),
  );
}

/** Without the fields of React, and without the form's name. */
function entriesOf(data: FormData): Record<string, FormDataEntryValue> {
  return Object.fromEntries([...data].filter(([name]) => !name.startsWith('$')));
}
