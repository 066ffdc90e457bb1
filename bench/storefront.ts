// The built storefront under measurement, with data of its own that goes when it stops.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startProgram } from './program';

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
