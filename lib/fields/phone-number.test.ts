import { expect, it } from 'vitest';
import { isPhoneNumber, phoneNumber } from './phone-number';

it.each([
  ['(555) 123-4567', '555 123-4567'],
  ['030/1234567', '030 1234567'],
  ['06.12.34.56.78', '06 12 34 56 78'],
  ['06\u00a012\u202f34\u200956\u00a078', '06 12 34 56 78'],
  ['\u202a+31 20 123 4567\u202c', '+31 20 123 4567'],
  ['\u2068+31\u200e20\u200f1234567\u2069\ufeff', '+31201234567'],
  ['+44 (0)20 7946 0018', '+44 20 7946 0018'],
  ['(+44) ( 0 ) 20 7946 0018', '+44 20 7946 0018'],
  ['+39 (0)6 1234567', '+39 0 6 1234567'],
  ['+44 20 (0)946 0018', '+44 20 0 946 0018'],
  ['(+31) 20 – 123‑4567', '+31 20 - 123-4567'],
  ['０６１２３４５６７８', '0612345678'],
  ['+1 555.123.4567 ', '+1 555 123 4567'],
])('%j is a phone number as people write it', (typed, number) => {
  expect(phoneNumber(typed)).toBe(number);
  expect(isPhoneNumber(number)).toBe(true);
  expect(phoneNumber(number)).toBe(number);
});

it.each(['call me', '(12) 3', '+', '123 4567 ext. 8'])('%j is none', (typed) => {
  expect(isPhoneNumber(phoneNumber(typed))).toBe(false);
});

it.each([
  ['plus signs', '+'],
  ['marks that change places', '\u0301\u0316'],
])('is left as it is where it is too long, at once: %s', (_, typed) => {
  const long = typed.repeat(200_000 / typed.length);
  expect(phoneNumber(long)).toBe(long);
});
