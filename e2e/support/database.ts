import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Database {
  url: string;
  /** Keeps its connections and answers nothing. */
  fallSilent(): void;
  answerAgain(): void;
  stop(): Promise<void>;
}

/** The embedded database as a process of its own, which a test can stop and continue. */
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
