import { describe, expect, it } from 'vitest';
import { endReasons, historyKinds } from '@/lib/model';
import { historyLines } from './history-lines';

/** Each is newer than the previous one. */
let minute = 0;
const event = (kind: string, changes: { reason?: string; times?: number } = {}) => {
  minute += 1;
  return {
    id: `event at ${minute}`,
    at: new Date(minute * 60_000),
    kind,
    addressPrefix: null,
    ...changes,
  };
};
const many = (count: number, kind: string) => Array.from({ length: count }, () => event(kind));
const kindsOf = (events: Parameters<typeof historyLines>[0]) =>
  historyLines(events, 24).map(({ kind }) => kind);

describe('a history', () => {
  it('is sorted from newest to oldest', () => {
    const [first, second, third] = [event('registered'), event('ended'), event('signed_in')];
    expect(kindsOf([second, third, first])).toEqual(['signed_in', 'ended', 'registered']);
  });

  it('shows each event once, and counts', () => {
    const events = [event('signed_in'), event('refreshed', { times: 250 })];
    expect(historyLines(events, 24).map(({ times }) => times)).toEqual([250, 1]);
    expect(historyLines(many(9, 'ended'), 24)).toHaveLength(9);
  });

  it.each(historyKinds)('is never of %s alone: the newest two of every kind are in it', (loud) => {
    const others = historyKinds.filter((kind) => kind !== loud);
    const lines = kindsOf([...others.flatMap((kind) => many(5, kind)), ...many(100, loud)]);
    expect(lines).toHaveLength(24);
    for (const kind of others) expect(lines.filter((line) => line === kind)).toHaveLength(2);
    expect(lines.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => loud));
  });

  it('shows why a session ended, if known', () => {
    for (const reason of endReasons) {
      expect(historyLines([event('ended', { reason })], 24)).toMatchObject([
        { endedBecause: reason },
      ]);
    }
    expect(historyLines([event('ended', { reason: 'abducted' })], 24)).toMatchObject([
      { endedBecause: null },
    ]);
    expect(historyLines([event('refused', { reason: 'signed_out' })], 24)).toMatchObject([
      { endedBecause: null },
    ]);
  });

  it('counts what was accepted and declined', () => {
    const reason = 'terms:accepted broadcaster_terms:accepted broadcaster_marketing:declined';
    expect(
      historyLines([event('consent_answered'), event('consent_answered', { reason })], 24),
    ).toMatchObject([{ answers: { accepted: 2, declined: 1 } }, { answers: null }]);
  });

  it('leaves out kinds that this release does not know', () => {
    expect(kindsOf([event('teleported'), event('registered')])).toEqual(['registered']);
  });
});
