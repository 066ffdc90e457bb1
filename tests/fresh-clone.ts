// A copy of the sources after `npm ci` alone: every script generates what it needs, and is stopped through npm.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** What a script prints, or how it ends, when it found all that it imports. */
const scripts: [string, RegExp][] = [
  ['check', /exit code 0/],
  ['unit -- --project=server lib/db/spent-tokens.test.ts', /exit code 0/],
  ['bench unknown', /There is no bench "unknown"/],
  ['doctor', /\d+ failures? in \d+ checks/],
  ['end-sessions', /Which customer\?/],
  ['migrate', /Set DATABASE_URL, or DIRECT_DATABASE_URL/],
  ['e2e', /There is no build yet\. Run `npm run build`/],
  ['start', /There is no build yet/],
  ['sandbox', /sandbox ready on/],
  ['dev', /Foyer is ready on/],
];
const generated = [
  'node_modules',
  'lib/db/generated',
  'next-env.d.ts',
  '.next',
  '.data',
  '.git',
  'test-results',
];
const environment = {
  ...process.env,
  PORT: '0',
  SANDBOX_PORT: '0',
  DATABASE_URL: '',
  CLEENG_API_URL: '',
};

const folder = await mkdtemp(join(tmpdir(), 'foyer-clone-'));
let failures = 0;
try {
  await cp('.', folder, {
    recursive: true,
    filter: (path) => !generated.includes(relative('.', path)),
  });
  await report('ci --prefer-offline', /exit code 0/);
  for (const [script, expected] of scripts) {
    for (const path of ['lib/db/generated', 'next-env.d.ts', '.next'])
      await rm(join(folder, path), { recursive: true, force: true });
    await report(`run ${script}`, expected);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`\n${scripts.length} scripts, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

async function report(command: string, expected: RegExp): Promise<void> {
  const output = await runUntil(command, expected);
  const isPassed = expected.test(output);
  if (!isPassed) failures += 1;
  console.log(`npm ${command}: ${isPassed ? 'passed' : `failed, without ${expected}\n${output}`}`);
}

/** Stops the command as soon as it has printed what is expected. Resolves with all of its output when it has ended. */
async function runUntil(command: string, expected: RegExp): Promise<string> {
  const child = spawn('npm', command.split(' '), {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (expected.test(output)) child.kill('SIGTERM');
    });
  }
  const [code] = await once(child, 'close'); // With `close` the last process has ended that could print.
  return `${output}\nexit code ${code}`;
}
