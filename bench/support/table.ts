/** As Markdown, to paste into README.md. */
export function printTable(title: string, head: string[], rows: string[][]): void {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  console.log(`\n${title}\n\n${[line(head), line(rule), ...rows.map(line)].join('\n')}`);
}

export function median(numbers: number[]): number {
  return percentile(numbers, 50);
}

export function percentile(numbers: number[], percent: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const found = sorted[Math.floor((sorted.length * percent) / 100)];
  if (found === undefined) throw new Error('There is no percentile of nothing');
  return found;
}
