import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/processes/free-port';
import { type Program, startProgram } from './program';

/** `npm start` with a data folder of its own, deleted when it stops. */
export async function startStorefront(environment: Record<string, string> = {}): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-bench-'));
  try {
    const storefront = await startProgram('scripts/start.ts', {
      ready: /^Foyer is ready on (\S+)$/,
      flags: ['--conditions=react-server'],
      environment: { PORT: '0', SANDBOX_PORT: '0', DATA_FOLDER: folder, ...environment },
    });
    return {
      ...storefront,
      async stop() {
        await storefront.stop();
        await rm(folder, { recursive: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

export interface Surroundings {
  databaseUrl: string;
  sandboxUrl: string;
  sessionKeys: string;
}

/** The server process alone, without the launcher. */
export async function startServer({
  databaseUrl,
  sandboxUrl,
  sessionKeys,
}: Surroundings): Promise<Program> {
  return startProgram('.next/standalone/server.js', {
    ready: /^\{"level":"info","event":"ready","url":"([^"]+)"/,
    environment: {
      PORT: String(await freePort()),
      VISITOR_ADDRESS: 'socket',
      DATABASE_URL: databaseUrl,
      SANDBOX_INTERNAL_URL: sandboxUrl,
      SESSION_KEYS: sessionKeys,
    },
  });
}

export function startSandbox(): Promise<Program> {
  return startProgram('sandbox/main.ts', {
    ready: /^sandbox ready on (\S+)$/,
    environment: { SANDBOX_PORT: '0', SANDBOX_STATE: '', SANDBOX_ADMIN_TOKEN: '' },
  });
}
