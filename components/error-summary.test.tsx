import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type FormState, idleForm } from '@/lib/form-state';
import { ErrorSummary } from './error-summary.client';

const errors = [
  { field: 'email', sentence: 'Which address?' },
  { field: 'submissionId', sentence: 'Too old.' },
];

function drawn(state: Partial<FormState>, hidden?: string[]) {
  return renderToStaticMarkup(
    <ErrorSummary title="No" state={{ ...idleForm, status: 'refused', ...state }} hidden={hidden} />,
  );
}

describe('the summary of what was refused', () => {
  it('leads to each field that the form shows, and to no other', () => {
    const html = drawn({ errors }, ['submissionId']);
    expect(html).toMatch(/<a href="#email"[^>]*>Which address\?<\/a>/);
    expect(html).toContain('<li>Too old.</li>');
  });

  it('says what belongs to no field', () => {
    expect(drawn({ notice: 'Come back later.' })).toContain('<li>Come back later.</li>');
  });

  it('is not there before anything was refused', () => {
    expect(drawn({ status: 'idle', errors })).toBe('');
  });
});
