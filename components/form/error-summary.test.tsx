import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type FormState, idleForm } from '@/lib/forms/form-state';
import { ErrorSummary } from './error-summary.client';

const errors = [
  { field: 'email', sentence: 'Please fill this in.' },
  { field: 'heard', sentence: 'Please choose one.' },
  { field: 'formId', sentence: 'Too old.' },
];
const fields = { email: 'E-mail address', heard: 'How did you hear about us?' };

function drawn(state: Partial<FormState>) {
  return renderToStaticMarkup(
    <ErrorSummary
      title="No"
      state={{ ...idleForm, status: 'refused', ...state }}
      fields={fields}
    />,
  );
}

describe('the summary of what was refused', () => {
  it('leads to each field that the form shows by its name, and to no other', () => {
    const html = drawn({ errors });
    expect(html).toMatch(/<a href="#email"[^>]*>E-mail address: Please fill this in\.<\/a>/);
    expect(html).toMatch(
      /<a href="#heard"[^>]*>How did you hear about us\? Please choose one\.<\/a>/,
    );
    expect(html).toContain('<li>Too old.</li>');
  });

  it('says what belongs to no field', () => {
    expect(drawn({ notice: 'Come back later.' })).toContain('<li>Come back later.</li>');
  });

  it('is not there before anything was refused', () => {
    expect(drawn({ status: 'idle', errors })).toBe('');
  });
});
