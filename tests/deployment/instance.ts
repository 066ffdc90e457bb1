import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '@/scripts/processes/free-port';

export interface Instance {
  url: string;
  port: number;
  /** Sends SIGTERM, and resolves when the process has ended. */
  stop(): Promise<void>;
}

/** One process of an artifact: `folder` holds its server.js. Resolves when it can be asked. */
export async function startInstance(
  folder: string,
  environment: Record<string, string>,
): Promise<Instance> {
  const port = await freePort();
  const server = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(server, 'exit');
  const isReady = new Promise<boolean>((resolve) => {
    createInterface(server.stdout).on('line', (line) => {
      if (line.includes('"event":"ready"')) resolve(true);
    });
    server.once('exit', () => resolve(false));
  });
  if (!(await isReady)) throw new Error(`The instance in ${folder} ended before it was ready.`);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async stop() {
      server.kill('SIGTERM');
      await exit;
    },
  };
}
