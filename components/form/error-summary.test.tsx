import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type FormState, idleForm } from '@/lib/forms/form-state';
import { ErrorSummary } from './error-summary.client';
import { Field } from './field.client';

const errors = [
  { field: 'email', sentence: 'Please fill this in.' },
  { field: 'heard', sentence: 'Please choose one.' },
  { field: 'formId', sentence: 'Too old.' },
];
const fields = (
  <>
    <Field name="email" label="E-mail address" />
    <input type="hidden" name="formId" />
    <div>
      {[<Field key="heard" name="heard" label="How did you hear about us?" lang="en" />]}
      {false}
    </div>
  </>
);

function drawn(state: Partial<FormState>) {
  return renderToStaticMarkup(
    <ErrorSummary
      title="No"
      state={{ ...idleForm, status: 'refused', ...state }}
      fields={fields}
    />,
  );
}

/** Without tags, and with brackets around links. */
function textOf(html: string): string {
  return html
    .replace(/<a [^>]*>/g, '[')
    .replaceAll('</a>', ']')
    .replace(/<[^>]*>/g, '');
}

describe('the error summary', () => {
  it('links to each field of the form by its label, and to no other', () => {
    const html = drawn({ errors });
    expect(textOf(html)).toContain('[E-mail address: Please fill this in.]');
    expect(textOf(html)).toContain('[How did you hear about us? Please choose one.]');
    expect(html).toContain('<li>Too old.</li>');
  });

  it('keeps the language of a label that is not in the language of the page', () => {
    const html = drawn({ errors });
    expect(html).toContain('<span lang="en" dir="auto">How did you hear about us?</span> Please');
    expect(html).toContain('<span dir="auto">E-mail address</span>: Please');
  });

  it('shows an error that belongs to no field', () => {
    expect(drawn({ notice: 'Come back later.' })).toContain('<li>Come back later.</li>');
  });

  it('is absent before anything was refused', () => {
    expect(drawn({ status: 'idle', errors })).toBe('');
  });
});
