import { describe, expect, it } from 'vitest';
import { isAcceptablePassword, passwordRules } from './password-rule';

const broken = (password: string) =>
  passwordRules.filter((rule) => !rule.holds(password)).map((rule) => rule.id);

describe('a password', () => {
  it.each(['abcdefg1', '1abcdefg', 'correct horse 1', `a1${'x'.repeat(78)}`, 'ÄÖÜ ÄÖÜ a1'])(
    'may be %s',
    (password) => {
      expect(isAcceptablePassword(password)).toBe(true);
      expect(broken(password)).toEqual([]);
    },
  );

  it.each([
    ['', ['length', 'lowercase', 'digit']],
    ['abcdef1', ['length']],
    [`a1${'x'.repeat(79)}`, ['length']],
    ['ABCDEFG1', ['lowercase']],
    ['abcdefgh', ['digit']],
    ['abcdefg!', ['digit']],
    ['ABCDEFGH', ['lowercase', 'digit']],
    ['ÄÖÜÄÖÜÄÖ', ['lowercase', 'digit']],
    ['abcdefg٣', ['digit']],
  ])('that is %j breaks %j', (password, rules) => {
    expect(isAcceptablePassword(password)).toBe(false);
    expect(broken(password)).toEqual(rules);
  });
});
