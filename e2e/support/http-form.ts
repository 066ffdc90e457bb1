import type { APIRequestContext, APIResponse } from '@playwright/test';
import { Parser } from 'htmlparser2';

/** A form as the server sent it. */
export interface HttpForm {
  fields: Record<string, string>;
  /** Fields to change or add; null leaves one out. */
  send(
    changes?: Record<string, string | Blob | null>,
    headers?: Record<string, string>,
  ): Promise<APIResponse>;
}

/** The form whose button contains this text. Its response is not redirected. */
export async function openForm(
  request: APIRequestContext,
  page: string,
  button: string,
): Promise<HttpForm> {
  const answer = await request.get(page);
  const { origin } = new URL(answer.url());
  const forms = formsOf(await answer.text());
  const found = forms.find((form) => form.button.includes(button));
  const there = forms.map((form) => form.button).join(', ');
  if (!found) throw new Error(`${page} has no form with the button "${button}", only ${there}.`);
  const { fields } = found;
  return {
    fields,
    send(changes = {}, headers = { origin }) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...fields, ...changes })) {
        if (value instanceof Blob) form.append(name, value, 'forged.bin');
        else if (value !== null) form.append(name, value);
      }
      return request.post(page, { multipart: form, headers, maxRedirects: 0 });
    },
  };
}

interface ParsedForm {
  fields: Record<string, string>;
  button: string;
}

function formsOf(html: string): ParsedForm[] {
  const forms: ParsedForm[] = [];
  let isInForm = false;
  let isInButton = false;
  const parser = new Parser({
    onopentag(tag, { name, type, value = '', ...rest }) {
      if (tag === 'form') {
        forms.push({ fields: {}, button: '' });
        isInForm = true;
      }
      const form = isInForm ? forms.at(-1) : undefined;
      isInButton ||= tag === 'button' && type === 'submit';
      const isSent = type !== 'checkbox' || 'checked' in rest;
      if (form && tag === 'input' && name && isSent)
        form.fields[name] = type === 'checkbox' ? 'on' : value;
    },
    ontext(text) {
      const form = forms.at(-1);
      if (form && isInButton) form.button += text;
    },
    onclosetag(tag) {
      if (tag === 'form') isInForm = false;
      if (tag === 'button') isInButton = false;
    },
  });
  parser.end(html);
  return forms;
}
