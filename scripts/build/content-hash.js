// `node scripts/build/content-hash.js` fails, with a reason, unless `.next` has a build of the current sources.
// Plain JavaScript: `npm run demo` runs it before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files and folders that go into a build. */
export const sources = [
  ...['app', 'components', 'lib', 'messages', 'prisma', 'public'],
  ...['instrumentation.ts', 'next.config.js', 'package-lock.json', 'package.json'],
  ...['postcss.config.js', 'prisma.config.ts', 'scripts/build/bundle-migrate.ts'],
  ...[
    'proxy.ts',
    'scripts/build/build.ts',
    'scripts/build/content-hash.js',
    'scripts/prisma-client.js',
    'tsconfig.json',
  ],
];

const isTest = (/** @type {string} */ name) => /^test-|\.test\.[jt]sx?$/.test(name);
const isGenerated = (/** @type {string} */ name) => name === 'node_modules' || name === 'generated';

/**
 * @param {string} folder of the project
 * @returns {string} SHA-256 of paths and contents, as 64 hexadecimal digits
 */
export function contentHash(folder = '.') {
  const hash = createHash('sha256');
  for (const path of sourceFiles(folder)) {
    const content = readFileSync(join(folder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder of the project
 * @returns {string[]} sorted paths with `/` on every system, without tests and generated files
 */
export function sourceFiles(folder = '.') {
  return sources.flatMap((path) => filesAt(folder, path)).sort();
}

/**
 * Why the build in `.next` is outdated, as a sentence; null if it is not.
 * @param {string} folder of the project
 */
export function buildProblem(folder = '.') {
  const hashOfBuild = join(folder, '.next/content-hash');
  if (!existsSync(hashOfBuild)) return 'There is no build yet.';
  if (readFileSync(hashOfBuild, 'utf8') !== contentHash(folder))
    return 'The sources have changed since the last build.';
  return null;
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
function filesAt(folder, path) {
  const found = statSync(join(folder, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(folder, path))
    .filter((name) => !name.startsWith('.') && !isTest(name) && !isGenerated(name))
    .flatMap((name) => filesAt(folder, `${path}/${name}`));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const problem = buildProblem();
  if (problem) console.log(problem);
  process.exitCode = problem ? 1 : 0;
}
