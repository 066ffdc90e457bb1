// `npm run doctor`: asks our database and every vendor that is configured, and says what came back and what to do.
// Runs with the storefront's environment, beside it or before it. It changes nothing, and prints no secret.
import { join } from 'node:path';
import nextEnv from '@next/env';
import { locateDatabase } from './doctor/database';
import { examine } from './doctor/examination';
import { drawTable } from './doctor/table';
import { verdictOf } from './doctor/verdict';
import { lookAtSecrets } from './secrets';

console.info = console.error; // The table is on standard output, and nothing else.

try {
  nextEnv.loadEnvConfig(process.cwd());
  const dataFolder = process.env.DATA_FOLDER || '.data';
  if (!process.env.CLEENG_API_URL) takeSecrets(dataFolder);
  const database = await locateDatabase(process.env.DATABASE_URL, dataFolder);
  process.env.DATABASE_URL = database.url || 'postgresql://embedded'; // None may be missing, here as at a start.
  const sections = await examine(database);
  const { line, isHealthy } = verdictOf(sections);
  console.log(`${drawTable(sections, process.stdout.isTTY && !process.env.NO_COLOR)}\n\n${line}`);
  process.exitCode = isHealthy ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** As `npm start` would. What is wrong with the file is not said in its parser's words, which quote it. */
function takeSecrets(dataFolder: string): void {
  try {
    lookAtSecrets(process.env, dataFolder);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(
      `${join(dataFolder, 'secrets.json')} is not JSON: restore it, or delete it and sign in anew.`,
    );
  }
}
