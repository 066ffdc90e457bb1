import { describe, expect, it } from 'vitest';
import { idleForm } from './form-state';
import { labelledErrors } from './labelled-errors';

const labels = { lastName: 'Last name', heard: 'How did you hear about us?' };

function named(field: string): string | undefined {
  const errors = [{ field, sentence: 'Please fill this in.' }];
  return labelledErrors({ ...idleForm, errors }, labels).errors[0]?.sentence;
}

describe('an error in the summary', () => {
  it('names its field', () => {
    expect(named('lastName')).toBe('Last name: Please fill this in.');
  });

  it('follows a question without a colon', () => {
    expect(named('heard')).toBe('How did you hear about us? Please fill this in.');
  });

  it('stays as it is where its field has no label', () => {
    expect(named('returnTo')).toBe('Please fill this in.');
  });
});
