import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  emailField,
  formIdField,
  nameField,
  newPasswordField,
  passwordField,
  placeFields,
  returnToField,
} from './fields';

const codesOf = (field: z.ZodType, given: unknown) =>
  field.safeParse(given).error?.issues.map((issue) => issue.message) ?? [];

describe('where to return to', () => {
  const form = z.object({ returnTo: returnToField });

  it.each([
    ['left out', {}],
    ['a file', { returnTo: new File([], 'x') }],
    ['an address elsewhere', { returnTo: '//evil.example' }],
  ])('leads home where it is %s', (_, given) => {
    expect(form.parse(given)).toEqual({ returnTo: '/' });
  });

  it('is kept where it is a path of ours', () => {
    expect(form.parse({ returnTo: '/account' })).toEqual({ returnTo: '/account' });
  });
});

describe('a field', () => {
  it.each([
    ['an address that is missing', emailField, undefined, 'required'],
    ['an empty address', emailField, '  ', 'required'],
    ['half an address', emailField, 'ada@', 'email_invalid'],
    ['an address with a character nobody sees', emailField, 'a\0da@example.com', 'email_invalid'],
    ['an address of a kilobyte', emailField, `${'a'.repeat(1000)}@example.com`, 'too_long'],
    ['a file as a password', passwordField, new File([], 'x'), 'required'],
    ['a new password without digits', newPasswordField, 'abcdefgh', 'password_weak'],
    ['a form id of another kind', formIdField, '1', 'form_outdated'],
    ['a country nobody knows', placeFields.country, 'ZZ', 'country_invalid'],
    ['a currency that is missing', placeFields.currency, undefined, 'currency_invalid'],
    ['a language with a dash', placeFields.locale, 'nl-NL', 'locale_invalid'],
  ])('refuses %s', (_, field, given, code) => {
    expect(codesOf(field, given)).toContain(code);
  });

  it('takes any address that browsers take', () => {
    expect(emailField.parse(' tom&jerry@example.com ')).toBe('tom&jerry@example.com');
  });

  it('takes any password that is given, as it was typed', () => {
    expect(passwordField.parse(' se\0at 1 ')).toBe(' se\0at 1 ');
  });
});

describe('a part of a name', () => {
  it.each(['', 'Zoë', "O'Neill", 'x'.repeat(51)])('may be anything Cleeng may take: %s', (name) => {
    expect(nameField.parse(` ${name} `)).toBe(name);
  });

  it.each([
    ['a character that cannot be seen', 'a\0b', 'characters_invalid'],
    ['no end', 'x'.repeat(201), 'too_long'],
    ['no text', undefined, 'required'],
  ])('has no %s', (_, name, code) => {
    expect(codesOf(nameField, name)).toEqual([code]);
  });
});
