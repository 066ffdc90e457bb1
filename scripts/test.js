// `npm test` from a bare clone, `npm run test:all` with slow tests, `npm run quick` with one end-to-end test for each word.
// Plain JavaScript, because nothing is installed yet.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { buildProblem } from './build/content-hash.js';
import { installIfStale } from './install.js';
import { succeeds } from './processes/command.js';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} UnitReport
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number } }} E2eReport
 */

// That package links Node by an install script, which .npmrc forbids: npx would silently run the installed Node.
const node24 = 'npx -y --ignore-scripts=false -p node@24 node';

/** Each passes or fails by its exit code. */
const slow = [
  'vitest run --project=pgbouncer',
  'vitest run --project=deployment',
  'npm run smoke:standalone',
  `${node24} --import=tsx tests/smoke-standalone.ts 24`,
  `${node24} node_modules/vitest/vitest.mjs run --project=server lib/web lib/before-next`,
  'node --import=tsx tests/fresh-clone.ts',
  'node --import=tsx tests/npm-ci-matrix.ts',
];

const unitReport = 'test-results/unit.json';
const e2eReport = 'test-results/e2e.json';
const [scope] = process.argv.slice(2);

process.env.PATH = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`;
if (!installIfStale()) finish([{ passed: 0, failed: 1, skipped: 0 }]);
const { findChromium } = await import('./find-chromium.js');
const chromium = await findChromium();
if (chromium) process.env.CHROMIUM_PATH = chromium;
else console.error('There is no Chromium, and none could be installed: set CHROMIUM_PATH.');

const isQuick = scope === 'quick';
const counts = [
  stage('node scripts/generate-client.js && next typegen'),
  stage('biome check .'),
  stage('tsc --noEmit'),
  unit(isQuick ? '--project=quick --project=drawn --project=browser' : ''),
];
if (!isQuick || buildProblem()) counts.push(stage('npm run build'));
counts.push(e2e(isQuick ? '--project=with-javascript --grep=@quick' : ''));
if (scope === 'all') counts.push(...slow.map(stage));
finish(counts);

/**
 * A command without a count of its own passes or fails as one.
 * @param {string} command
 * @returns {Count}
 */
function stage(command) {
  const isPassed = succeeds(command);
  return { passed: Number(isPassed), failed: Number(!isPassed), skipped: 0 };
}

/**
 * @param {string} options
 * @returns {Count}
 */
function unit(options) {
  rmSync(unitReport, { force: true });
  const outputs = `--reporter=default --reporter=json --outputFile.json=${unitReport}`;
  const isPassed = succeeds(`vitest run ${outputs} ${options}`);
  return counted(unitReport, isPassed, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/**
 * @param {string} options
 * @returns {Count}
 */
function e2e(options) {
  rmSync(e2eReport, { force: true });
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = e2eReport;
  const isPassed = succeeds(`playwright test --reporter=list,json ${options}`);
  return counted(e2eReport, isPassed, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

/**
 * A command that fails without a failing test (it crashed) counts as one failure.
 * @param {string} path
 * @param {boolean} isPassed
 * @param {(report: UnitReport & E2eReport) => Count} read
 * @returns {Count}
 */
function counted(path, isPassed, read) {
  const count = existsSync(path)
    ? read(JSON.parse(readFileSync(path, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  return !isPassed && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {Count[]} counts
 * @returns {never}
 */
function finish(counts) {
  const sum = (/** @type {keyof Count} */ key) =>
    counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exit(sum('failed') > 0 ? 1 : 0);
}
