// The container's artifact on the image's Node: size on disk, time to the first page, and memory after it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/processes/free-port';
import { assembleImage } from '@/tests/deployment/image';
import { startDatabases } from './support/databases';
import { type Program, startProgram } from './support/program';
import { startSandbox } from './support/storefront';
import { median, printTable } from './support/table';

const STARTS = 7;
const PAGE = '/';
const LIMITS = { megabytes: 45, milliseconds: 1_200, residentMegabytes: 170 };

interface Start {
  /** From the spawn to the end of the first page. */
  milliseconds: number;
  residentMegabytes: number;
}

export async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-image-'));
  const databases = await startDatabases();
  const sandbox = await startSandbox();
  try {
    const image = assembleImage(folder);
    const node = pathOfNode(image.node);
    const surroundings = {
      ...image.environment,
      DATABASE_URL: await databases.create('artifact'),
      SANDBOX_INTERNAL_URL: sandbox.url,
      SESSION_KEYS: Buffer.alloc(32, 'bench').toString('base64url'),
    };
    const starts: Start[] = [];
    while (starts.length < STARTS) starts.push(await startOnce(folder, node, surroundings));
    report(image.node, diskUsage(folder), starts);
  } finally {
    await sandbox.stop();
    await databases.stop();
    rmSync(folder, { recursive: true });
  }
}

/** The running Node, or else the `node` package from npm. */
function pathOfNode(major: string): string {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const command = [
    '-y',
    '--ignore-scripts=false',
    '-p',
    `node@${major}`,
    'node',
    '-p',
    'process.execPath',
  ];
  return execFileSync('npx', command, { encoding: 'utf8' }).trim();
}

async function startOnce(
  folder: string,
  node: string,
  environment: Record<string, string>,
): Promise<Start> {
  const program = await startArtifact(folder, node, environment);
  try {
    const readyAt = performance.now();
    const response = await fetch(new URL(PAGE, program.url));
    if (!(await response.text()).includes('</html>'))
      throw new Error(`${PAGE} answered ${response.status}.`);
    const milliseconds = program.startUp + performance.now() - readyAt;
    return { milliseconds, residentMegabytes: program.memory() / 1e6 };
  } finally {
    await program.stop();
  }
}

async function startArtifact(
  folder: string,
  node: string,
  environment: Record<string, string>,
): Promise<Program> {
  const port = String(await freePort());
  return startProgram('server.js', {
    ready: /^\{"level":"info","event":"ready","url":"([^"]+)"/,
    folder,
    node,
    loader: [],
    environment: { ...environment, PORT: port, VISITOR_ADDRESS: 'socket' },
  });
}

/** In megabytes, counted in whole blocks. */
function diskUsage(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).blocks * 512, 0) / 1e6;
}

function report(node: string, megabytes: number, starts: Start[]): void {
  const measured = {
    megabytes,
    milliseconds: median(starts.map((start) => start.milliseconds)),
    residentMegabytes: median(starts.map((start) => start.residentMegabytes)),
  };
  const row = (name: string, figure: keyof typeof LIMITS, unit: string) => [
    name,
    `${measured[figure].toFixed(0)} ${unit}`,
    `${LIMITS[figure]} ${unit}`,
  ];
  printTable(
    `The artifact on Node ${node}, median of ${STARTS} starts`,
    ['', 'measured', 'at most'],
    [
      row('on disk, beside Node', 'megabytes', 'MB'),
      row('from its start to the end of the first page', 'milliseconds', 'ms'),
      row('resident memory after it', 'residentMegabytes', 'MB'),
    ],
  );
  const exceeded = (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).filter(
    (figure) => measured[figure] > LIMITS[figure],
  );
  console.log(`\nWithin the limits: ${exceeded.length === 0 ? 'yes' : 'no'}.`);
  if (exceeded.length > 0) process.exitCode = 1;
}
