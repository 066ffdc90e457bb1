// `npm run build`: the database client, then Next. Needs nothing from the environment.
import { spawnSync } from 'node:child_process';
import { generateClientIfStale } from './prisma-client';

generateClientIfStale();
const { status } = spawnSync('node_modules/.bin/next', ['build'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
