// Written to a temporary file and renamed, so that a crash leaves the old one whole. It holds private keys, hence the mode.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from './world';

const FORMAT = 2;
const WRITE_DELAY_MS = 200;

type Kept = Omit<World, 'calls' | 'faults'>;

export interface StateFile {
  saveSoon(): void;
  flush(): Promise<void>;
}

export async function readState(folder: string): Promise<Kept | undefined> {
  const path = pathIn(folder);
  try {
    const state = JSON.parse(await readFile(path, 'utf8')) as { format: number; world: Kept };
    if (state.format !== FORMAT) throw new Error(`format ${state.format}, not ${FORMAT}`);
    return state.world;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`The sandbox cannot read ${path}; delete it to start with new state`, {
      cause: error,
    });
  }
}

export function openStateFile(folder: string, world: World): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let lastWrite = Promise.resolve();

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    lastWrite = lastWrite.then(() => writeState(folder, world));
    return lastWrite;
  }

  return {
    saveSoon() {
      timer ??= setTimeout(() => {
        write().catch((error: unknown) => {
          lastWrite = Promise.resolve();
          console.error('sandbox: the state could not be written', error);
        });
      }, WRITE_DELAY_MS);
    },
    flush: write,
  };
}

async function writeState(folder: string, world: World): Promise<void> {
  const { calls, faults, ...kept } = world;
  const path = pathIn(folder);
  const unfinished = `${path}.${process.pid}.unfinished`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(unfinished, JSON.stringify({ format: FORMAT, world: kept satisfies Kept }), {
    mode: 0o600,
  });
  await rename(unfinished, path);
}

function pathIn(folder: string): string {
  return join(folder, 'sandbox.json');
}
