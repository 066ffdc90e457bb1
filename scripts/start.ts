// `npm start` and `npm run dev`: everything the storefront needs, from nothing but this folder if need be.
// What the environment does not name is provided on this machine: a database, and the sandbox with its secrets.
// They are kept in `DATA_FOLDER`, `.data` unless it says otherwise: two launchers need two folders.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import nextEnv from '@next/env';
import { boot } from '@/lib/boot';
import { applyMigrations } from '@/prisma/apply-migrations';
import { generateClientIfStale } from './prisma-client';
import { ProcessEnded, startProgram, stopPrograms, untilOneEnds } from './processes';
import { provideSecrets } from './secrets';

const isDevelopment = process.argv[2] === 'dev';
nextEnv.loadEnvConfig(process.cwd(), isDevelopment); // The same files as Next reads; what is set already stays as it is.
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: isDevelopment ? 'development' : 'production',
};
const dataFolder = environment.DATA_FOLDER || '.data';
const usesSandbox = !environment.CLEENG_API_URL;

process.once('SIGINT', () => end(0));
process.once('SIGTERM', () => end(0));
try {
  await Promise.race([start(), untilOneEnds]);
  await untilOneEnds;
} catch (error) {
  console.error(error instanceof Error ? explain(error) : error);
  await end(1);
}

async function start(): Promise<void> {
  if (isDevelopment) generateClientIfStale();
  else if (!existsSync('.next/BUILD_ID')) {
    throw new Error(
      'There is no build yet: run `npm run build` first, or `npm run demo`, which does everything.',
    );
  }
  if (usesSandbox) provideSecrets(environment, dataFolder);
  // Before anything is started: the storefront itself would find the same, but only after everybody else.
  boot({ ...environment, DATABASE_URL: environment.DATABASE_URL || 'postgresql://embedded' });
  environment.DATABASE_URL ||= await startDatabase();
  await applyMigrations(environment.DATABASE_URL);
  if (usesSandbox) environment.SANDBOX_INTERNAL_URL ||= await startSandbox();
  const url = await startStorefront();
  console.log(`Foyer is ready on ${url}`);
  if (environment.APP_URL) console.log(`Browsers find it at ${environment.APP_URL}.`);
  if (usesSandbox) {
    const panel = environment.SANDBOX_URL || environment.SANDBOX_INTERNAL_URL;
    console.log(`The vendors are played on ${panel}: test customers, mail and switches are on its panel.`);
    if (environment.SANDBOX_ADMIN_TOKEN)
      console.log(
        `The panel asks for SANDBOX_ADMIN_TOKEN, else sandboxAdminToken in ${join(dataFolder, 'secrets.json')}.`,
      );
  }
}

async function startDatabase(): Promise<string> {
  const address = await startProgram({
    name: 'database',
    arguments: [
      '--conditions=react-server',
      '--import=tsx',
      'scripts/local-database.ts',
      `--folder=${join(dataFolder, 'database')}`,
    ],
    environment,
    ready: /^(\{"url":.*\})$/,
  });
  return JSON.parse(address).url;
}

function startSandbox(): Promise<string> {
  environment.SANDBOX_STATE ||= join(dataFolder, 'sandbox');
  // Its store page loads our snippet. With port 0 nobody knows yet: then the sandbox is told by its settings.
  environment.STOREFRONT_URL ||= environment.APP_URL || `http://localhost:${environment.PORT || 3000}`;
  return startProgram({
    name: 'sandbox',
    arguments: ['--import=tsx', '--import=./scripts/stop-with-parent.ts', 'sandbox/main.ts'],
    environment,
    ready: /^sandbox ready on (\S+)$/,
  });
}

function startStorefront(): Promise<string> {
  return startProgram({
    name: 'storefront',
    arguments: ['--import=tsx', 'scripts/server.ts', ...(isDevelopment ? ['dev'] : [])],
    environment,
    ready: /^Foyer is ready on (\S+)$/,
  });
}

/** What we foresaw is a sentence; the rest comes with its trace. */
function explain(error: Error): string {
  const isForeseen =
    error instanceof ProcessEnded || error.constructor === Error || error.name === 'MigrationFailed';
  return isForeseen ? error.message : (error.stack ?? error.message);
}

async function end(code: number): Promise<void> {
  await stopPrograms();
  process.exit(code);
}
