// `npm run demo`: from a bare clone to a running storefront. Plain JavaScript, because nothing is installed yet.
// What is there and current is left alone, so the second time it starts in seconds.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  ...['app', 'components', 'lib', 'messages', 'public', 'prisma', 'package-lock.json'],
  ...['next.config.js', 'postcss.config.js', 'tsconfig.json', 'proxy.ts', 'instrumentation.ts'],
];

// Not `npm ci`: it refuses a lock that leaves out other systems' optional packages. Versions come from the lock either way.
if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json'))
  run('npm', ['install', '--no-save']);
if (changedAt('.next/BUILD_ID') < Math.max(...sources.map(changedAt))) run('npm', ['run', 'build']);

const start = spawn(
  process.execPath,
  ['--conditions=react-server', '--import=tsx', 'scripts/start.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.on('SIGINT', () => undefined); // A Ctrl-C reaches the launcher too; we leave when it has.
process.on('SIGTERM', () => start.kill('SIGTERM'));
start.on('exit', (code) => process.exit(code ?? 1));

/**
 * @param {string} command
 * @param {string[]} options
 */
function run(command, options) {
  console.log(`> ${command} ${options.join(' ')}`);
  const { status, error } = spawnSync(command, options, { stdio: 'inherit' });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * The newest change in a file or folder, in milliseconds; 0 when there is none. What is generated is no source.
 * @param {string} path
 * @returns {number}
 */
function changedAt(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return path.endsWith('.test.ts') ? 0 : found.mtimeMs;
  const within = readdirSync(path).filter((name) => name !== 'generated');
  return Math.max(found.mtimeMs, ...within.map((name) => changedAt(join(path, name)))); // The folder's own: a file may be gone.
}
