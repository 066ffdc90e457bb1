import { describe, expect, it } from 'vitest';
import { emailAddress, isEmailAddress } from './email-address';

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

describe('an e-mail address as typed', () => {
  it.each([
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example'],
    ['ada@bücher。example', 'ada@xn--bcher-kva.example'],
    [' \u202aAda@example.com\u202c\ufeff', 'Ada@example.com'],
    ['ann@1.2', 'ann@1.2'],
    ['zoë@example.com', 'zoë@example.com'],
    ['ada', 'ada'],
    ['', ''],
  ])('%j is %j', (typed, address) => {
    expect(emailAddress(typed)).toBe(address);
  });

  it('is left as it is where it is too long, at once', () => {
    const typed = `ada@${'ü'.repeat(200_000)}.example`;
    expect(emailAddress(typed)).toBe(typed);
  });

  it.each(['ada@bü cher.example', 'ada@bücher', '@bücher.example', 'bücher.example'])(
    'stays none: %j',
    (typed) => {
      expect(isEmailAddress(emailAddress(typed))).toBe(false);
    },
  );
});
