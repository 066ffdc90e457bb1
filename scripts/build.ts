// `npm run build`: the database client, then Next. Needs nothing from the environment.
import { spawnSync } from 'node:child_process';
import { generateClientIfStale } from './prisma-client';

generateClientIfStale();
const { status } = spawnSync('node_modules/.bin/next', ['build'], {
  stdio: 'inherit',
  env: { NEXT_TELEMETRY_DISABLED: '1', ...process.env }, // Nobody who builds this has agreed to be counted.
});
process.exitCode = status ?? 1;
