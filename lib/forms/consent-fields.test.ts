import { describe, expect, it } from 'vitest';
import {
  consentField,
  labelField,
  shownConsents,
  versionField,
  wasTickedField,
} from './consent-fields';

describe('consents in a form', () => {
  it('are read with the version that was shown and whether they were ticked', () => {
    const fields = {
      [versionField('terms')]: '10',
      [labelField('terms')]: 'a1',
      [wasTickedField('terms')]: 'true',
      [consentField('terms')]: 'on',
      [versionField('marketing')]: '1',
      [labelField('marketing')]: 'b2',
      [wasTickedField('marketing')]: 'false',
      email: 'ann@example.com',
    };
    expect(shownConsents(fields)).toEqual({
      terms: { version: '10', labelSha256: 'a1', wasTicked: true, isAccepted: true },
      marketing: { version: '1', labelSha256: 'b2', wasTicked: false, isAccepted: false },
    });
  });

  it('may have dots in their names', () => {
    expect(
      shownConsents({
        'version.terms.of.use': '2',
        'wasTicked.terms.of.use': 'false',
        'consent.terms.of.use': 'on',
      }),
    ).toMatchObject({
      'terms.of.use': { version: '2', isAccepted: true },
    });
  });

  it('are ignored without the version that was shown', () => {
    expect(shownConsents({ 'consent.terms': 'on', 'wasTicked.terms': 'false' })).toEqual({});
  });

  it('are ignored without a word on whether they were ticked in advance', () => {
    const sent = { 'version.terms': '1', 'consent.terms': 'on' };
    expect(shownConsents(sent)).toEqual({});
    expect(shownConsents({ ...sent, 'wasTicked.terms': '' })).toEqual({});
  });

  it.each(['true', 'off', '', 'accepted', new File([], 'on')])('are not ticked by %s', (value) => {
    const sent = { 'version.terms': '1', 'wasTicked.terms': 'false', 'consent.terms': value };
    expect(shownConsents(sent)).toMatchObject({
      terms: { version: '1', isAccepted: false },
    });
  });

  it('are ignored where the version is a file', () => {
    const version = { 'version.terms': new File([], '1') };
    expect(shownConsents({ ...version, 'wasTicked.terms': 'false' })).toEqual({});
  });

  it('may be named __proto__ without changing the prototype', () => {
    const shown = shownConsents({ 'version.__proto__': '1', 'wasTicked.__proto__': 'false' });
    expect(Object.keys(shown)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
  });
});
