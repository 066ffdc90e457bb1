import { describe, expect, it } from 'vitest';
import { endReasons } from '@/lib/model';
import { foldEvents } from './history-lines';

let minute = 600;
/** Each older than the one before. */
const event = (
  kind: string,
  changes: { reason?: string; sessionId?: string; addressPrefix?: string } = {},
) => {
  minute -= 1;
  return {
    id: `event at ${minute}`,
    at: new Date(minute * 60_000),
    kind,
    reason: null,
    sessionId: null,
    addressPrefix: null,
    ...changes,
  };
};
const refreshed = (sessionId: string) => event('refreshed', { sessionId });
const refused = (addressPrefix: string) => event('refused', { addressPrefix });
const told = (events: Parameters<typeof foldEvents>[0]) =>
  foldEvents(events).map(({ kind, times }) => `${kind} ${times}`);

describe('a history', () => {
  it('tells renewals of one session in one line, dated by the newest', () => {
    const events = [refreshed('here'), refreshed('here'), refreshed('here'), event('signed_in')];
    expect(foldEvents(events)).toMatchObject([
      { kind: 'refreshed', times: 3, at: events[0]?.at },
      { kind: 'signed_in', times: 1 },
    ]);
  });

  it('keeps two sessions apart, also where their renewals alternate', () => {
    expect(
      told([refreshed('here'), refreshed('there'), refreshed('here'), refreshed('there'), refreshed('here')]),
    ).toEqual(['refreshed 3', 'refreshed 2']);
  });

  it('starts a new line after anything else has happened', () => {
    expect(told([refreshed('here'), event('ended'), refreshed('here')])).toEqual([
      'refreshed 1',
      'ended 1',
      'refreshed 1',
    ]);
    expect(told([refreshed('here'), refused('192.0.2.0/24'), refreshed('here')])).toHaveLength(3);
  });

  it('tells failed attempts from one place in one line', () => {
    expect(told([refused('192.0.2.0/24'), refused('192.0.2.0/24'), refused('198.51.100.0/24')])).toEqual([
      'refused 2',
      'refused 1',
    ]);
  });

  it('tells everything else one by one', () => {
    expect(told([event('signed_in'), event('signed_in'), event('ended'), event('ended')])).toHaveLength(4);
  });

  it('says why a session ended, where it knows', () => {
    for (const reason of endReasons) {
      expect(foldEvents([event('ended', { reason })])).toMatchObject([{ endedBecause: reason }]);
    }
    expect(foldEvents([event('ended', { reason: 'abducted' })])).toMatchObject([{ endedBecause: null }]);
    expect(foldEvents([event('refused', { reason: 'signed_out' })])).toMatchObject([{ endedBecause: null }]);
  });

  it('counts what was accepted and declined', () => {
    const reason = 'terms:accepted broadcaster_terms:accepted broadcaster_marketing:declined';
    expect(foldEvents([event('consent_answered', { reason }), event('consent_answered')])).toMatchObject([
      { answers: { accepted: 2, declined: 1 } },
      { answers: null },
    ]);
  });

  it('leaves out what this release does not know', () => {
    expect(told([event('teleported'), event('registered')])).toEqual(['registered 1']);
  });
});
