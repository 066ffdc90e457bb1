import { describe, expect, it } from 'vitest';
import { relativeTime } from './relative-time';

describe('a relative time', () => {
  it.each([
    [1, 'in 1 second'],
    [45, 'in 45 seconds'],
    [60, 'in 60 seconds'],
    [61, 'in 2 minutes'],
    [240, 'in 4 minutes'],
    [899.2, 'in 15 minutes'],
    [3600, 'in 60 minutes'],
  ])('of %d seconds is %j', (seconds, text) => {
    expect(relativeTime('en', seconds)).toBe(text);
  });

  it('exists in every language', () => {
    expect(
      (['nl', 'es', 'de', 'pl'] as const).map((language) => relativeTime(language, 240)),
    ).toEqual(['over 4 minuten', 'dentro de 4 minutos', 'in 4 Minuten', 'za 4 minuty']);
  });
});
