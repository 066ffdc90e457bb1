import { describe, expect, it } from 'vitest';
import type { Consent } from '@/lib/model';
import { answerTo, labelSha256, requireAnswers } from './consent-answers';

const terms: Consent = {
  name: 'terms',
  version: '10',
  label: 'I accept the terms.',
  isRequired: true,
};
const rules: Consent = { ...terms, name: 'rules', version: '2' };
const marketing: Consent = { ...terms, name: 'marketing', version: '1', isRequired: false };
const ticked = (version: string) => ({
  version,
  labelSha256: labelSha256(terms),
  wasTicked: false,
  isAccepted: true,
});
const open = (version: string) => ({ ...ticked(version), isAccepted: false });

describe('requireAnswers', () => {
  it('accepts answers with every required box ticked', () => {
    const shown = { terms: ticked('10'), rules: ticked('2'), marketing: open('1') };
    expect(() => requireAnswers([terms, rules, marketing], shown)).not.toThrow();
  });

  it('names every required box that was left open', () => {
    const shown = { terms: open('10'), rules: open('2'), marketing: open('1') };
    expect(() => requireAnswers([terms, rules, marketing], shown)).toThrow(
      expect.objectContaining({
        code: 'consent_required',
        faults: [
          { field: 'consent.terms', code: 'consent_required' },
          { field: 'consent.rules', code: 'consent_required' },
        ],
      }),
    );
  });

  it.each([
    ['another version was shown', { terms: ticked('9') }],
    ['a newer version was shown than exists', { terms: ticked('11') }],
    ['it was not shown at all', {}],
    ['it was shown with another version and left open', { terms: open('9') }],
    [
      'it was shown with another wording',
      { terms: { ...ticked('10'), labelSha256: labelSha256({ label: 'I agree.' }) } },
    ],
  ])('refuses as changed where %s', (_, shown) => {
    expect(() => requireAnswers([terms], shown)).toThrow(
      expect.objectContaining({ code: 'consents_changed', faults: [] }),
    );
  });

  it('refuses as changed where an optional one changed, too', () => {
    expect(() =>
      requireAnswers([terms, marketing], { terms: ticked('10'), marketing: open('0') }),
    ).toThrow(expect.objectContaining({ code: 'consents_changed' }));
  });

  it('ignores answers to other consents', () => {
    expect(() => requireAnswers([terms], { terms: ticked('10'), gone: open('1') })).not.toThrow();
  });
});

describe('answerTo', () => {
  it('declines where a box was left open or not shown', () => {
    expect(answerTo(terms, { terms: ticked('10') })).toBe('accepted');
    expect(answerTo(terms, { terms: open('10') })).toBe('declined');
    expect(answerTo(terms, {})).toBe('declined');
  });
});
