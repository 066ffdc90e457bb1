// The limits are there to notice something, not to be met by splitting an idea.
import { readFileSync } from 'node:fs';
import { cyclesOf } from '@/tests/architecture/imports';
import { folderSizes, isTest } from '@/tests/architecture/rules';
import { readSourceTree, type SourceTree } from '@/tests/architecture/source-tree';
import { median, percentile, printTable } from './support/table';

const parts = ['app', 'components', 'lib', 'prisma', 'scripts', 'sandbox', 'e2e', 'tests', 'bench'];
/** Everything that is shipped and started. */
const storefront = [
  'app',
  'components',
  'lib',
  'prisma',
  'scripts',
  'proxy.ts',
  'instrumentation.ts',
];
const limits: Record<string, string> = {
  app: 'median 35',
  components: 'median 35',
  lib: 'median 40, p90 95, comments 8 %',
};

export async function measure(): Promise<void> {
  const rows = await Promise.all(parts.map(rowOf));
  printTable(
    'Source: lines a file, without tests',
    [
      'part',
      'files',
      'lines',
      'median',
      'p90',
      'longest',
      'characters a line',
      'comments',
      'limit',
    ],
    rows,
  );

  const ours = sourceOnly(await readSourceTree('.', storefront));
  const everything = await readSourceTree('.', [...parts, 'proxy.ts', 'instrumentation.ts']);
  const [folder = '', size = 0] =
    folderSizes(ours).sort(([, one], [, other]) => other - one)[0] ?? [];
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  printTable(
    'Source: the storefront',
    ['', 'measured', 'limit'],
    [
      ['lines without tests', String(Object.values(ours).flatMap(linesOf).length), '-'],
      [`largest folder (${folder})`, String(size), '15'],
      ['cycles of imports, types counted', String(cyclesOf(everything).length), '0'],
      ['dependencies', String(Object.keys(dependencies).length), '22'],
    ],
  );
}

async function rowOf(part: string): Promise<string[]> {
  const texts = Object.values(sourceOnly(await readSourceTree('.', [part])));
  const lengths = texts.map((text) => linesOf(text).length);
  const lines = texts.flatMap(linesOf).filter((line) => line.trim() !== '');
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  return [
    part,
    String(texts.length),
    String(lengths.reduce((sum, length) => sum + length, 0)),
    String(median(lengths)),
    String(percentile(lengths, 90)),
    String(Math.max(...lengths)),
    (characters / lines.length).toFixed(0),
    `${commentShare(lines).toFixed(1)} %`,
    limits[part] ?? '-',
  ];
}

function sourceOnly(tree: SourceTree): SourceTree {
  return Object.fromEntries(
    Object.entries(tree).filter(([file]) => /\.[jt]sx?$/.test(file) && !isTest(file)),
  );
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}

/** Lines with nothing but a comment, in percent of the lines that are not empty. */
function commentShare(lines: string[]): number {
  const comments = lines.filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line));
  return (100 * comments.length) / lines.length;
}
