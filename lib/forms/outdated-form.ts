// A form whose action this release does not know. Next would answer with one line of text, or with an empty page.
import 'server-only';
import { headers } from 'next/headers';
import { z } from 'zod';
import { isActionOfOurs } from '@/lib/web/own-actions';
import { stamped } from '@/lib/web/stamp';
import { type FormState, formNameField, idleForm, shownValues } from './form-state';

/** From lib/before-next, which stamps it, to the page, which is then rendered as the response to the post. */
export const outdatedFormHeader = 'x-foyer-outdated-form';

/** In bytes. What does not fit is left out: headers have limits. */
const longestHeader = 8_000;

const outdatedForm = z.object({ name: z.string(), values: z.record(z.string(), z.string()) });

/** The header's value; undefined for a form of this release, and null if it does not say which form it is. */
export function outdatedFormIn(data: FormData): string | null | undefined {
  if (isActionOfOurs(data)) return undefined;
  const name = data.get(formNameField);
  return typeof name === 'string' ? headerOf(name.slice(0, 100), shownValues(data)) : null;
}

/** The initial state of the form of this name. */
export async function typedInOutdatedForm(
  name: string,
  notice: string,
): Promise<FormState | undefined> {
  const header = stamped(await headers(), outdatedFormHeader);
  if (!header) return undefined;
  const outdated = outdatedForm.parse(JSON.parse(decodeURIComponent(header)));
  if (outdated.name !== name) return undefined;
  return { ...idleForm, status: 'refused', values: outdated.values, notice, attempt: 1 };
}

function headerOf(name: string, typed: Record<string, string>): string {
  let values: Record<string, string> = {};
  for (const [field, value] of Object.entries(typed)) {
    const more = { ...values, [field]: value };
    if (encoded(name, more).length <= longestHeader) values = more;
  }
  return encoded(name, values);
}

function encoded(name: string, values: Record<string, string>): string {
  return encodeURIComponent(JSON.stringify({ name, values }));
}
