import { describe, expect, it } from 'vitest';
import { changedFields } from './shown-fields';

const name = { firstName: 'Ada', lastName: 'Quist' };

describe('fields of a form', () => {
  it('are changed where they differ from what was shown', () => {
    const shown = { 'shown.firstName': ' Ada', 'shown.lastName': 'Lovelace' };
    expect(changedFields(name, shown)).toEqual({ lastName: 'Quist' });
    expect(changedFields({ ...name, firstName: '' }, shown)).toEqual({
      firstName: '',
      lastName: 'Quist',
    });
  });

  it('all count as changed where the form does not say what it showed', () => {
    expect(changedFields(name, {})).toEqual(name);
    expect(changedFields(name, { 'shown.firstName': new Blob(['Ada']) })).toEqual(name);
  });
});
