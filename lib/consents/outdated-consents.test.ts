import { describe, expect, it } from 'vitest';
import type { AnsweredConsent } from '@/lib/model';
import { areConsentsDue, isOutdated } from './outdated-consents';

const accepted: AnsweredConsent = {
  name: 'terms',
  version: '2',
  answeredVersion: '2',
  answeredAt: null,
  label: 'I accept the terms.',
  isRequired: true,
  state: 'accepted',
  needsUpdate: false,
};
const optional = { ...accepted, name: 'marketing', isRequired: false };

describe('an answered consent', () => {
  it.each([
    ['10', '9'],
    ['9', '10'],
    ['1.10', '1.1'],
    ['01', '1'],
    ['2026-a', '2026-b'],
  ])('is outdated by any other version: %s after %s', (version, answeredVersion) => {
    expect(isOutdated({ ...accepted, version, answeredVersion })).toBe(true);
  });

  it('is not outdated by the same version', () => {
    expect(isOutdated({ ...accepted, version: '2026-a', answeredVersion: '2026-a' })).toBe(false);
  });

  it('is outdated where Cleeng needs an update, even with equal versions', () => {
    expect(isOutdated({ ...accepted, needsUpdate: true })).toBe(true);
  });
});

describe('consents', () => {
  it.each<[string, AnsweredConsent[]]>([
    ['a required consent is declined', [{ ...accepted, state: 'declined' }]],
    ['a required consent is outdated', [{ ...accepted, version: '10', answeredVersion: '9' }]],
    ['Cleeng asks for a required consent again', [{ ...accepted, needsUpdate: true }]],
    ['one of several is declined', [accepted, optional, { ...accepted, state: 'declined' }]],
  ])('are due while %s', (_, consents) => {
    expect(areConsentsDue(consents)).toBe(true);
  });

  it.each<[string, AnsweredConsent[]]>([
    ['there are no consents', []],
    ['every consent is accepted', [accepted, optional]],
    ['an optional one is declined', [accepted, { ...optional, state: 'declined' }]],
    ['an optional one is outdated', [accepted, { ...optional, version: '3' }]],
    ['Cleeng asks for an optional one again', [accepted, { ...optional, needsUpdate: true }]],
  ])('are not due where %s', (_, consents) => {
    expect(areConsentsDue(consents)).toBe(false);
  });
});
