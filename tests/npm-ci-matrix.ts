// `npm ci` with each supported npm, for each system and processor: is the native code of every package there?
import { exec } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const npms = ['npm@10', 'npm@11'];
const systems = ['linux', 'darwin', 'win32'] as const;
const processors = ['x64', 'arm64'];
const atOnce = 2;

type System = (typeof systems)[number];

const run = promisify(exec);
const lockedPackages: Record<string, { version: string }> = JSON.parse(
  await readFile('package-lock.json', 'utf8'),
).packages;
const installations = npms.flatMap((npm) =>
  systems.flatMap((system) => processors.map((processor) => ({ npm, system, processor }))),
);
const count = installations.length;
let failures = 0;

for (const npm of npms) await run(`npx -y ${npm} --version`); // Fetches it: two at once would write the same folder.
console.log('npm     system  processor  seconds  native packages');
await Promise.all(Array.from({ length: atOnce }, installInTurn));
console.log(`\n${count} installations, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

async function installInTurn(): Promise<void> {
  for (let next = installations.shift(); next; next = installations.shift()) {
    const start = performance.now();
    const { outcome, isPassed } = await install(next.npm, next.system, next.processor);
    if (!isPassed) failures += 1;
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(
      `${next.npm}  ${next.system.padEnd(8)}${next.processor.padEnd(11)}${String(seconds).padEnd(9)}${outcome}`,
    );
  }
}

async function install(npm: string, system: System, processor: string) {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-npm-ci-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc', 'sandbox/package.json'])
      await cp(file, join(folder, file));
    const libc = system === 'linux' ? ' --libc=glibc' : '';
    const command = `npx -y ${npm} ci --os=${system} --cpu=${processor}${libc}`;
    await run(`${command} --prefer-offline --no-audit --no-fund`, { cwd: folder });
    const expected = nativePackages(system, processor);
    const installed = await Promise.all(expected.map((name) => isInstalled(folder, name)));
    const missing = expected.filter((_, index) => !installed[index]);
    return missing.length > 0
      ? { outcome: `missing: ${missing.join(', ')}`, isPassed: false }
      : { outcome: `all ${expected.length}`, isPassed: true };
  } catch (error) {
    return { outcome: error instanceof Error ? error.message : String(error), isPassed: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function nativePackages(system: System, processor: string): string[] {
  const target = `${system}-${processor}`;
  const abi = { linux: '-gnu', darwin: '', win32: '-msvc' }[system];
  return [
    `@biomejs/cli-${target}`,
    `@esbuild/${target}`,
    `@img/sharp-${target}`,
    `@next/swc-${target}${abi}`,
    `@rollup/rollup-${target}${abi}`,
    `@tailwindcss/oxide-${target}${abi}`,
    `@typescript/typescript-${target}`,
    `lightningcss-${target}${abi}`,
  ];
}

/** In the version that is locked. */
async function isInstalled(folder: string, name: string): Promise<boolean> {
  const path = `node_modules/${name}`;
  const text = await readFile(join(folder, path, 'package.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text).version === lockedPackages[path]?.version;
}
