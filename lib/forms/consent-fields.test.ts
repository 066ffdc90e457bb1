import { describe, expect, it } from 'vitest';
import { consentField, labelField, shownConsents, versionField } from './consent-fields';

describe('consents in a form', () => {
  it('are read with the version that was shown and whether they were ticked', () => {
    const fields = {
      [versionField('terms')]: '10',
      [labelField('terms')]: 'a1',
      [consentField('terms')]: 'on',
      [versionField('marketing')]: '1',
      [labelField('marketing')]: 'b2',
      email: 'ann@example.com',
    };
    expect(shownConsents(fields)).toEqual({
      terms: { version: '10', labelSha256: 'a1', isAccepted: true },
      marketing: { version: '1', labelSha256: 'b2', isAccepted: false },
    });
  });

  it('may have dots in their names', () => {
    expect(
      shownConsents({ 'version.terms.of.use': '2', 'consent.terms.of.use': 'on' }),
    ).toMatchObject({
      'terms.of.use': { version: '2', isAccepted: true },
    });
  });

  it('are ignored without the version that was shown', () => {
    expect(shownConsents({ 'consent.terms': 'on' })).toEqual({});
  });

  it.each(['true', 'off', '', 'accepted', new File([], 'on')])('are not ticked by %s', (value) => {
    expect(shownConsents({ 'version.terms': '1', 'consent.terms': value })).toMatchObject({
      terms: { version: '1', isAccepted: false },
    });
  });

  it('are ignored where the version is a file', () => {
    expect(shownConsents({ 'version.terms': new File([], '1'), 'consent.terms': 'on' })).toEqual(
      {},
    );
  });

  it('may be named __proto__ without changing the prototype', () => {
    const shown = shownConsents({ 'version.__proto__': '1', 'consent.__proto__': 'on' });
    expect(Object.keys(shown)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
  });
});
