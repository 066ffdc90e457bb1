import { describe, expect, it } from 'vitest';
import { type Finding, failure, fine, unasked, warning } from './finding';
import { drawTable } from './table';
import { verdictOf } from './verdict';

const draw = (...findings: Finding[]) => drawTable([{ title: 'Cleeng', findings }], false);
const verdict = (...findings: Finding[]) => verdictOf([{ title: 'Cleeng', findings }]);

const good = fine('keys', '2 for RS256');
const odd = warning('clock', 'ours is 9 s ahead', 'Set it.');
const bad = failure('consents', 'status 503', 'Try again.');
const off = unasked('chat', 'not configured');

describe('the table', () => {
  it('says what was asked, what came back and what to do', () => {
    expect(draw(good, odd, bad, off).split('\n')).toEqual([
      '      what was asked                what came back                what to do',
      '',
      'Cleeng',
      'ok    keys                          2 for RS256',
      'warn  clock                         ours is 9 s ahead             Set it.',
      'FAIL  consents                      status 503                    Try again.',
      '-     chat                          not configured',
    ]);
  });

  it('fits a hundred columns, each cell under its head', () => {
    const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    const lines = draw(failure('a'.repeat(70), `https://${'host.'.repeat(30)}example`, long)).split(
      '\n',
    );
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(Math.max(...lines.map(({ length }) => length))).toBeGreaterThan(90);
    for (const line of lines.slice(4)) expect(line).toMatch(/^ {6}/);
    expect(lines.map((line) => line.slice(66)).join(' ')).toContain('word39');
  });

  it('leaves commands whole, to be copied', () => {
    const command = '`node -p "1 + 1; // one line, however long the column is"`.';
    const lines = draw(failure('keys', 'missing', `Make one with ${command}`))
      .split('\n')
      .slice(3);
    expect(lines.map((line) => line.slice(66))).toEqual(['Make one with', command]);
  });

  it('does not repeat an advice', () => {
    const lines = draw(bad, bad, good, bad).split('\n').slice(3);
    expect(lines.map((line) => line.slice(66))).toEqual([
      'Try again.',
      'The same.',
      '',
      'Try again.',
    ]);
  });

  it('lets nobody command the terminal', () => {
    expect(draw(failure('script', 'served as \u009b2J\u001b[31m', 'x'))).toContain(
      'served as ?2J?[31m',
    );
  });

  it('has colours where they are wanted, and stays aligned', () => {
    const coloured = drawTable([{ title: 'Cleeng', findings: [good, bad] }], true);
    expect(coloured).toContain('\u001b[31mFAIL\u001b[39m  consents');
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(coloured.replaceAll(escapes, '')).toBe(draw(good, bad));
  });
});

describe('the verdict', () => {
  it.each([
    [[good, good, off], 'All 2 answers are fine.', true],
    [[good, odd], '1 warning in 2 questions.', true],
    [[bad], '1 failure in 1 question.', false],
    [[bad, odd, odd, bad, good, off], '2 failures and 2 warnings in 5 questions.', false],
  ])('counts %#', (findings, line, isHealthy) => {
    expect(verdict(...findings)).toEqual({ line, isHealthy });
  });
});
