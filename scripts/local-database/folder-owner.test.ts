import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askOwner, ownFolder } from './folder-owner';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'foyer-owner-')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

/** A process that owns the folder until it is killed. */
async function ownElsewhere(): Promise<() => Promise<void>> {
  const script = `
    import { ownFolder } from './scripts/local-database/folder-owner.ts';
    const announce = await ownFolder(${JSON.stringify(folder)});
    announce('here I am');
    console.log('owned');
    process.stdin.resume();`;
  const owner = spawn(process.execPath, ['--import=tsx', '--input-type=module', '--eval', script]);
  const [line] = await once(createInterface(owner.stdout), 'line');
  expect(line).toBe('owned');
  return async () => {
    owner.kill('SIGKILL');
    await once(owner, 'exit');
  };
}

describe('the ownership of a folder', () => {
  it('goes to one of many parallel processes', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => ownFolder(folder)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('goes to one of many after the owner is killed', async () => {
    for (let round = 0; round < 2; round += 1) {
      const kill = await ownElsewhere();
      await expect(ownFolder(folder)).rejects.toThrow('is in use by the process');
      await kill();
    }
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => ownFolder(folder)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('shows others what the owner announced while it is running', async () => {
    expect(await askOwner(folder)).toBeNull();
    const kill = await ownElsewhere();
    expect(await askOwner(folder)).toBe('here I am');
    await kill();
    expect(await askOwner(folder)).toBeNull();
    await ownFolder(folder);
    expect(await askOwner(folder)).toBe('');
  });

  it('works for a folder too deep for a socket', async () => {
    folder = join(folder, 'deep'.repeat(40));
    await ownFolder(folder);
    await expect(ownFolder(folder)).rejects.toThrow(`in use by the process ${process.pid}`);
    folder = join(folder, '..');
  });
});
