// `npm run demo`: from a bare clone to a running storefront. Plain JavaScript, because nothing is installed yet.
import { spawn } from 'node:child_process';
import { buildProblem } from './build/content-hash.js';
import { installIfStale } from './install.js';
import { succeeds } from './processes/command.js';

if (!installIfStale()) process.exit(1);
const problem = buildProblem();
if (problem) {
  console.log(problem);
  if (!succeeds('npm run build')) process.exit(1);
}

const start = spawn(
  process.execPath,
  ['--conditions=react-server', '--import=tsx', 'scripts/start.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
// In a terminal, Ctrl-C also reaches the child process, which stops once.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => start.kill('SIGTERM'));
start.on('exit', (code) => process.exit(code ?? 1));
