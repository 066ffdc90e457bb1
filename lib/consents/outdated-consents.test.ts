import { describe, expect, it } from 'vitest';
import type { AnsweredConsent } from '@/lib/model';
import { areConsentsDue, compareVersions, isOutdated } from './outdated-consents';

const accepted: AnsweredConsent = {
  name: 'terms',
  version: '2',
  answeredVersion: '2',
  answeredAt: null,
  label: 'I accept the terms.',
  isRequired: true,
  isEnabledByDefault: false,
  state: 'accepted',
  needsUpdate: false,
};
const optional = { ...accepted, name: 'marketing', isRequired: false };

describe('versions', () => {
  it.each([
    ['10', '9'],
    ['2', '1'],
    ['100', '99'],
    ['1.10', '1.9'],
    ['2.0', '1.9'],
  ])('are compared as numbers: %s is newer than %s', (newer, older) => {
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
    expect(compareVersions(older, newer)).toBeLessThan(0);
  });

  it.each([
    ['1', '1'],
    ['10', '10'],
    ['01', '1'],
  ])('are equal: %s and %s', (one, other) => {
    expect(compareVersions(one, other)).toBe(0);
  });
});

describe('an answered consent', () => {
  it('is outdated by a newer version', () => {
    expect(isOutdated({ ...accepted, version: '10', answeredVersion: '9' })).toBe(true);
  });

  it('is not outdated by an older version', () => {
    expect(isOutdated({ ...accepted, version: '9', answeredVersion: '10' })).toBe(false);
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
