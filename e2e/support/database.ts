import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Database {
  url: string;
  /** It keeps its connections and answers nothing. */
  fallSilent(): void;
  answerAgain(): void;
  stop(): Promise<void>;
}

/** A database that a test may silence, for a storefront that is told of it by `DATABASE_URL`. */
export async function startDatabase(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-e2e-database-'));
  const server = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import=tsx',
      'scripts/local-database/local-database.ts',
      `--folder=${join(folder, 'data')}`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const gone = once(server, 'exit');
  const [line] = await once(createInterface(server.stdout), 'line');
  return {
    url: JSON.parse(line).url,
    fallSilent: () => server.kill('SIGSTOP'),
    answerAgain: () => server.kill('SIGCONT'),
    async stop() {
      server.kill('SIGCONT');
      server.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
