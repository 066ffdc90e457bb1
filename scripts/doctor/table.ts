// The findings as a table that fits a terminal of a hundred columns, each section under its name.
// The surprise: what came back was not written by us, and a terminal obeys control characters.
import { styleText } from 'node:util';
import type { Finding, Section } from './finding';

const widths = [4, 28, 28, 34] as const;
const gap = '  ';

const marks = {
  fine: { word: 'ok', style: 'green' },
  warning: { word: 'warn', style: 'yellow' },
  failure: { word: 'FAIL', style: 'red' },
  unasked: { word: '-', style: 'dim' },
} as const;

export function drawTable(sections: Section[], inColour: boolean): string {
  const head = row(['', 'what was asked', 'what came back', 'what to do']);
  return [head, ...sections.map((section) => drawSection(section, inColour))].join('\n');
}

function drawSection({ title, findings }: Section, inColour: boolean): string {
  const rows = findings.map((finding, index) =>
    drawFinding(finding, findings[index - 1], inColour),
  );
  return ['', inColour ? styleText('bold', title, always) : title, ...rows].join('\n');
}

function drawFinding(
  { outcome, asked, answer, advice }: Finding,
  before: Finding | undefined,
  inColour: boolean,
): string {
  const { word, style } = marks[outcome];
  const isRepeated = advice !== '' && advice === before?.advice;
  const drawn = row([word, asked, answer, isRepeated ? 'The same.' : advice]);
  return inColour
    ? styleText(style, drawn.slice(0, widths[0]), always) + drawn.slice(widths[0])
    : drawn;
}
const always = { validateStream: false };

/** As many lines as its longest cell needs. */
function row(cells: [string, string, string, string]): string {
  const columns = cells.map((cell, index) => wrapped(printable(cell), widths[index] ?? 0));
  const height = Math.max(...columns.map(({ length }) => length));
  const lines = Array.from({ length: height }, (_, line) =>
    columns.map((column, index) => (column[line] ?? '').padEnd(widths[index] ?? 0)).join(gap),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}

/** At blanks, and within a word where that alone is too wide. Commands stay whole even there, to be copied. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of (text.match(/`[^`]*`\S*|\S+/g) ?? []).flatMap((part) =>
    piecesOf(part, width),
  )) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function piecesOf(word: string, width: number): string[] {
  if (word.startsWith('`')) return [word];
  return word.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
}
