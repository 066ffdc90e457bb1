import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  emailField,
  formIdField,
  nameField,
  newPasswordField,
  passwordField,
  regionFields,
  returnToField,
} from './fields';

const codesOf = (field: z.ZodType, given: unknown) =>
  field.safeParse(given).error?.issues.map((issue) => issue.message) ?? [];

describe('returnTo', () => {
  const form = z.object({ returnTo: returnToField });

  it.each([
    ['left out', {}],
    ['a file', { returnTo: new File([], 'x') }],
    ['on another origin', { returnTo: '//evil.example' }],
  ])('becomes the home page where it is %s', (_, given) => {
    expect(form.parse(given)).toEqual({ returnTo: '/' });
  });

  it('is kept where it is a path of the app', () => {
    expect(form.parse({ returnTo: '/account' })).toEqual({ returnTo: '/account' });
  });
});

describe('a field', () => {
  it.each([
    ['an address that is missing', emailField, undefined, 'required'],
    ['an empty address', emailField, '  ', 'required'],
    ['half an address', emailField, 'ada@', 'email_invalid'],
    ['an address with a control character', emailField, 'a\0da@example.com', 'email_invalid'],
    ['an address of a kilobyte', emailField, `${'a'.repeat(1000)}@example.com`, 'too_long'],
    ['a file as a password', passwordField, new File([], 'x'), 'required'],
    ['a new password without digits', newPasswordField, 'abcdefgh', 'password_weak'],
    ['a form id of another kind', formIdField, '1', 'form_outdated'],
    ['an unknown country', regionFields.country, 'ZZ', 'country_invalid'],
    ['a currency that is missing', regionFields.currency, undefined, 'currency_invalid'],
    ['a language with a dash', regionFields.locale, 'nl-NL', 'locale_invalid'],
  ])('refuses %s', (_, field, given, code) => {
    expect(codesOf(field, given)).toContain(code);
  });

  it('accepts any address that browsers accept', () => {
    expect(emailField.parse(' tom&jerry@example.com ')).toBe('tom&jerry@example.com');
  });

  it('takes an address in either spelling, and without what an address book puts around it', () => {
    for (const typed of ['ada@bücher.example', '\u202aada@xn--bcher-kva.example\u202c\ufeff']) {
      expect(emailField.parse(typed)).toBe('ada@xn--bcher-kva.example');
    }
  });

  it('accepts any password at login, exactly as typed', () => {
    expect(passwordField.parse(' se\0at 1 ')).toBe(' se\0at 1 ');
  });
});

describe('a first or last name', () => {
  it.each(['', 'Zoë', "O'Neill", 'x'.repeat(51)])(
    'may be anything that Cleeng may accept: %s',
    (name) => {
      expect(nameField.parse(` ${name} `)).toBe(name);
    },
  );

  it.each([
    ['with a control character', 'a\0b', 'characters_invalid'],
    ['that is turned around', '\u202eada', 'characters_invalid'],
    ['that shows nothing', '\u200b', 'characters_invalid'],
    ['that is too long', 'x'.repeat(201), 'too_long'],
    ['that is missing', undefined, 'required'],
  ])('refuses one %s', (_, name, code) => {
    expect(codesOf(nameField, name)).toEqual([code]);
  });
});
