import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '@/lib/model';
import { drawnAnswer, faultsOf, isFieldRequired } from './capture-rules';

function question(kind: Question['kind'], changes: Partial<Question> = {}): Question {
  return { key: 'field', kind, isRequired: false, options: [], answers: { field: '' }, ...changes };
}
const address = question('address', {
  isRequired: true,
  answers: { address: '', address2: '', city: '', state: '', postCode: '', country: '' },
});
const fault = (code: string, field = 'field') => [{ field, code }];

describe('an answer to a question', () => {
  it.each<Question>([
    question('text'),
    question('email'),
    question('date'),
    question('phone'),
    question('checkbox', { options: ['yes'] }),
    question('radio', { options: ['a', 'b'] }),
    question('select', { options: ['a', 'b', 'c'] }),
  ])('may be empty unless it is required: $kind', (asked) => {
    expect(faultsOf(asked, {})).toEqual([]);
    expect(faultsOf({ ...asked, isRequired: true }, {})).toEqual(fault('required'));
    expect(faultsOf({ ...asked, isRequired: true }, { field: ' \t ' })).toEqual(fault('required'));
  });

  it('is checked only in the fields of its own question', () => {
    expect(
      faultsOf(question('text', { isRequired: true }), { field: 'x', other: 'y'.repeat(300) }),
    ).toEqual([]);
  });

  it('is not checked where it is unchanged, but may not be removed where it is required', () => {
    const known = question('select', {
      isRequired: true,
      options: ['a'],
      answers: { field: 'gone' },
    });
    expect(faultsOf(known, { field: 'gone' })).toEqual([]);
    expect(faultsOf(known, { field: 'gone too' })).toEqual(fault('choice_invalid'));
    expect(faultsOf(known, { field: '' })).toEqual(fault('required'));
    const phone = question('phone', { answers: { field: '(020) 123456 ext. 8' } });
    expect(faultsOf(phone, {})).toEqual([]);
    expect(faultsOf(phone, { field: '(020) 123456 ext. 8' })).toEqual([]);
    expect(faultsOf(phone, { field: '(020) 123456 ext. 9' })).toEqual(fault('phone_invalid'));
    const noDate = question('date', { isRequired: true, answers: { field: '31-01-1990' } });
    expect(faultsOf(noDate, {})).toEqual(fault('required'));
  });

  it('may be 200 characters long without the spaces around it', () => {
    expect(faultsOf(question('text'), { field: ` ${'x'.repeat(200)} ` })).toEqual([]);
    expect(faultsOf(question('text'), { field: 'x'.repeat(201) })).toEqual(fault('too_long'));
  });
});

describe('what a form shows of a known answer', () => {
  it.each<[string, Question, string, string]>([
    ['a text, without the spaces around it', question('text'), ' Engines ', 'Engines'],
    ['an option that no longer exists', question('select', { options: ['a', 'b', 'c'] }), 'x', 'x'],
    ['a ticked checkbox', question('checkbox', { options: ['yes'] }), 'yes', 'yes'],
    [
      'nothing for a checkbox with another wording',
      question('checkbox', { options: ['yes'] }),
      'Yes!',
      '',
    ],
    ['a day', question('date'), '1850-01-31', '1850-01-31'],
    ['nothing for an invalid date', question('date'), '31-01-1990', ''],
  ])('is %s', (_, asked, known, drawn) => {
    expect(drawnAnswer(asked, known)).toBe(drawn);
  });
});

describe('an answer with control characters', () => {
  it.each([
    ['a NUL', 'a\0b'],
    ['a bell', 'a\x07b'],
    ['a line break', 'a\r\nb'],
    ['a delete', 'a\x7fb'],
    ['one beyond ASCII', 'a\x85b'],
  ])('is refused: %s', (_, typed) => {
    expect(faultsOf(question('text'), { field: typed })).toEqual(fault('characters_invalid'));
  });

  it.each([
    ['a direction turned around', 'Ada\u202egnirtS'],
    ['an isolate', '\u2067Ada'],
    ['a zero-width space alone', '\u200b'],
    ['a Hangul filler alone', '\u3164'],
    ['an empty Braille pattern alone', '\u2800'],
    ['a line separator', 'Ada\u2028Byron'],
  ])('is refused with %s, in a name as in a text', (_, typed) => {
    const name = question('name', { answers: { firstName: '', lastName: '' } });
    expect(faultsOf(name, { firstName: typed, lastName: 'Byron' })).toEqual(
      fault('characters_invalid', 'firstName'),
    );
    expect(faultsOf(question('text'), { field: typed })).toEqual(fault('characters_invalid'));
    expect(faultsOf({ ...address, isRequired: false }, { city: typed })).toEqual(
      fault('characters_invalid', 'city'),
    );
  });

  it.each(['Zoë', '山田', 'a b', '👩‍👩‍👧', 'می\u200cخواهم', "O'Neill-Ş"])(
    'is not one like %s',
    (typed) => {
      expect(faultsOf(question('text'), { field: typed })).toEqual([]);
    },
  );

  it('is refused in every kind of field', () => {
    expect(faultsOf(question('email'), { field: 'a\0@example.com' })).toEqual(
      fault('characters_invalid'),
    );
    expect(faultsOf(question('phone'), { field: '123\t4567' })).toEqual(
      fault('characters_invalid'),
    );
  });
});

describe('a name', () => {
  const name = question('name', { isRequired: true, answers: { firstName: '', lastName: '' } });

  it('needs both its parts', () => {
    expect(faultsOf(name, { firstName: 'Ann' })).toEqual(fault('required', 'lastName'));
    expect(faultsOf(name, {})).toEqual([
      ...fault('required', 'firstName'),
      ...fault('required', 'lastName'),
    ]);
  });

  it('may have 50 characters in each part', () => {
    expect(faultsOf(name, { firstName: 'x'.repeat(50), lastName: 'y'.repeat(51) })).toEqual(
      fault('too_long', 'lastName'),
    );
  });
});

describe('an address', () => {
  const typed = {
    address: 'Main Street 1',
    city: 'Delft',
    state: 'ZH',
    postCode: '2611',
    country: 'NL',
  };

  it('needs everything but the second line', () => {
    expect(faultsOf(address, typed)).toEqual([]);
    expect(faultsOf(address, {}).map(({ field }) => field)).toEqual([
      'address',
      'city',
      'state',
      'postCode',
      'country',
    ]);
    expect(isFieldRequired(address, 'address2')).toBe(false);
    expect(isFieldRequired(address, 'city')).toBe(true);
  });

  it.each(['ZZ', 'nl', 'Netherlands', 'NLD', 'UK'])('may not have the country %s', (country) => {
    expect(faultsOf(address, { ...typed, country })).toEqual(fault('country_invalid', 'country'));
  });
});

describe('a choice', () => {
  it.each(['checkbox', 'radio', 'select'] as const)('must be one of the options: %s', (kind) => {
    const asked = question(kind, { options: ['a', 'b'] });
    expect(faultsOf(asked, { field: 'b' })).toEqual([]);
    expect(faultsOf(asked, { field: 'B' })).toEqual(fault('choice_invalid'));
    expect(faultsOf(asked, { field: 'on' })).toEqual(fault('choice_invalid'));
  });
});

describe('a date', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T12:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(['1900-01-01', '1988-04-12', '2024-02-29', '2026-11-21'])('may be %s', (date) => {
    expect(faultsOf(question('date'), { field: date })).toEqual([]);
  });

  it.each([
    ['29 February in a common year', '2023-02-29'],
    ['the 31st of a short month', '1990-04-31'],
    ['the 13th month', '1990-13-01'],
    ['tomorrow', '2026-11-22'],
    ['next century', '2126-01-01'],
    ['a year of two digits', '88-04-12'],
    ['a year of five digits', '12026-01-01'],
    ['another order', '12-04-1988'],
    ['a year and a month', '1988-04'],
    ['a month without its zero', '1988-4-12'],
    ['a date and time', '1988-04-12T00:00'],
    ['words', 'yesterday'],
  ])('may not be %s', (_, date) => {
    expect(faultsOf(question('date'), { field: date })).toEqual(fault('date_invalid'));
  });

  it.each(['1899-12-31', '0090-05-17'])('names the year of %s', (date) => {
    expect(faultsOf(question('date'), { field: date })).toEqual(fault('year_invalid'));
  });
});

describe('a phone number', () => {
  it.each(['+31 20 123 4567', '020-1234567', '1234', '+1234567890123456', '06 - 12 34 56 78 '])(
    'may be %s',
    (number) => {
      expect(faultsOf(question('phone'), { field: number })).toEqual([]);
    },
  );

  it.each(['123', '12345678901234567', '+', '31+20123', '020,123456', 'call me', '--- ---'])(
    'may not be %s',
    (number) => {
      expect(faultsOf(question('phone'), { field: number })).toEqual(fault('phone_invalid'));
    },
  );
});

describe('an e-mail address', () => {
  it('needs a name, an @ and a domain with a dot', () => {
    for (const typed of ['ann@example.com', 'tom&jerry@example.com']) {
      expect(faultsOf(question('email'), { field: typed })).toEqual([]);
    }
    for (const typed of [
      'ann',
      'ann@example',
      '@example.com',
      'ann @example.com',
      'a@b@example.com',
    ]) {
      expect(faultsOf(question('email'), { field: typed })).toEqual(fault('email_invalid'));
    }
  });
});
