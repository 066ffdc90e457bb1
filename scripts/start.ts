import { existsSync } from 'node:fs';
import { join } from 'node:path';
import nextEnv from '@next/env';
import { requireEnvironment } from '@/lib/env/require-environment';
import { applyMigrations } from '@/prisma/apply-migrations';
import { generateClientIfStale } from './prisma-client';
import { freePort, isFree } from './processes/free-port';
import { startProgram, stopPrograms, untilOneEnds } from './processes/processes';
import { provideSecrets } from './secrets';

const isDevelopment = process.argv[2] === 'dev';
nextEnv.loadEnvConfig(process.cwd(), isDevelopment); // As Next does. Variables that are set already stay.
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: isDevelopment ? 'development' : 'production',
};
const dataFolder = environment.DATA_FOLDER || '.data';
const usesSandbox = !environment.CLEENG_API_URL;
const artifact = '.next/standalone/server.js';

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));
try {
  await Promise.race([start(), untilOneEnds]);
  await untilOneEnds;
} catch (error) {
  console.error(error instanceof Error ? explain(error) : error);
  await end(1);
}

async function start(): Promise<void> {
  if (environment.DIRECT_DATABASE_URL && !environment.DATABASE_URL) {
    throw new Error('DIRECT_DATABASE_URL is set, but DATABASE_URL is not: set both, or neither.');
  }
  if (isDevelopment) generateClientIfStale();
  else if (!existsSync(artifact)) {
    throw new Error(
      'There is no build yet: run `npm run build` first, or `npm run demo`, which does both.',
    );
  }
  if (usesSandbox) provideSecrets(environment, dataFolder);
  environment.PORT = await portOf(environment.PORT);
  if (!environment.APP_URL) environment.VISITOR_ADDRESS ||= 'socket'; // There is no proxy on this machine.
  // The storefront checks it, too, but only after the database and the sandbox have started.
  requireEnvironment({
    ...environment,
    DATABASE_URL: environment.DATABASE_URL || 'postgresql://embedded',
  });
  environment.DATABASE_URL ||= await startDatabase();
  await applyMigrations(environment.DIRECT_DATABASE_URL || environment.DATABASE_URL);
  if (usesSandbox) environment.SANDBOX_INTERNAL_URL ||= await startSandbox();
  const url = await startStorefront();
  console.log(`Foyer is ready on ${url}`);
  if (environment.APP_URL) console.log(`Its public address is ${environment.APP_URL}.`);
  if (usesSandbox) {
    const panel = environment.SANDBOX_URL || environment.SANDBOX_INTERNAL_URL;
    console.log(
      `The vendors are played on ${panel}: its panel has test customers, mail and settings.`,
    );
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
      'scripts/local-database/local-database.ts',
      `--folder=${join(dataFolder, 'database')}`,
    ],
    environment,
    ready: /^(\{"url":.*\})$/,
  });
  return JSON.parse(address).url;
}

function startSandbox(): Promise<string> {
  environment.SANDBOX_STATE ||= join(dataFolder, 'sandbox');
  // Its store page loads our script.
  environment.STOREFRONT_URL ||= environment.APP_URL || `http://localhost:${environment.PORT}`;
  return startProgram({
    name: 'sandbox',
    arguments: [
      '--import=tsx',
      '--import=./scripts/processes/stop-with-parent.js',
      'sandbox/main.ts',
    ],
    environment,
    ready: /^sandbox ready on (\S+)$/,
  });
}

async function startStorefront(): Promise<string> {
  const next = ['node_modules/next/dist/bin/next', 'dev', '--port', String(environment.PORT)];
  await startProgram({
    name: 'storefront',
    arguments: [
      '--import=./scripts/processes/stop-with-parent.js',
      ...(isDevelopment ? next : [artifact]),
    ],
    environment: { NEXT_TELEMETRY_DISABLED: '1', ...environment, HOSTNAME: '0.0.0.0' },
    ready: /^(\{"level":"info","event":"ready",.*\})$/, // Logged by instrumentation.ts.
  });
  return `http://localhost:${environment.PORT}`;
}

/** 0 becomes a free port, which Next's server cannot choose itself. Throws when the port is in use. */
async function portOf(setting = ''): Promise<string> {
  const port = Number(setting || '3000');
  if (port === 0) return String(await freePort());
  if (await isFree(port)) return String(port);
  throw new Error(
    `Port ${port} is in use: set PORT to another one, or stop the process that uses it.`,
  );
}

/** The message of an expected error, the stack of any other. */
function explain(error: Error): string {
  const isExpected = error.constructor === Error || error.name === 'MigrationFailed';
  return isExpected ? error.message : (error.stack ?? error.message);
}

async function end(code: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await stopPrograms();
  process.exit(code);
}
