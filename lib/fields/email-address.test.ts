import { describe, expect, it } from 'vitest';
import { isEmailAddress } from './email-address';

describe('an e-mail address', () => {
  it.each([
    'ann@example.com',
    'ann.lee+1@mail.example.co.uk',
    'tom&jerry@example.com',
    "o'neill@example.com",
    '!#$%&*+/=?^_`{|}~-@example.com',
    'ann@xn--bcher-kva.example',
    'ann@1.2.example',
  ])('may be %s', (address) => {
    expect(isEmailAddress(address)).toBe(true);
  });

  it.each([
    'ann',
    'ann@',
    '@example.com',
    'ann@example',
    'ann.lee@example',
    'ann@example.',
    'ann@.example',
    'ann@example..com',
    'ann@-example.com',
    'a@b@example.com',
    'ann lee@example.com',
    'ann@example.com ',
    'ann@example.com\n',
    'a\0nn@example.com',
    'ann@exa_mple.com',
    '<ann@example.com>',
    'zoë@example.com',
  ])('may not be %j', (address) => {
    expect(isEmailAddress(address)).toBe(false);
  });

  it('is checked in linear time', () => {
    expect(isEmailAddress(`${'a'.repeat(1_000_000)}@${'b.'.repeat(500_000)}`)).toBe(false);
  });
});
