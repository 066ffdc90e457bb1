// `npm test`: everything, from a bare clone, with one line at the end: `N passed, N failed`.
// Plain JavaScript, because nothing is installed yet. A stage without tests of its own counts as one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} UnitReport
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number } }} E2eReport
 */

const unitReport = 'test-results/unit.json';
const e2eReport = 'test-results/e2e.json';

const changedAt = (/** @type {string} */ path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  if (!succeeds('npm', ['install', '--no-save'])) finish([{ passed: 0, failed: 1, skipped: 0 }]);
}
const { findChromium } = await import('./find-chromium.js');
const chromium = await findChromium();
if (chromium) process.env.CHROMIUM_PATH = chromium;
else console.error('There is no Chromium, and none could be installed: set CHROMIUM_PATH.');

finish([
  stage(['prisma', 'generate'], ['next', 'typegen']),
  stage(['biome', 'check', '.']),
  stage(['tsc', '--noEmit']),
  unit(),
  stage(['node', '--import=tsx', 'scripts/build.ts']),
  e2e(),
]);

/**
 * Commands that pass or fail as one.
 * @param {string[][]} commands
 * @returns {Count}
 */
function stage(...commands) {
  const isPassed = commands.every(([command = '', ...options]) => succeeds(command, options));
  return { passed: Number(isPassed), failed: Number(!isPassed), skipped: 0 };
}

/** @returns {Count} */
function unit() {
  rmSync(unitReport, { force: true });
  const outputs = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  const isPassed = succeeds('vitest', ['run', ...outputs]);
  return counted(unitReport, isPassed, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/** @returns {Count} */
function e2e() {
  rmSync(e2eReport, { force: true });
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = e2eReport;
  const isPassed = succeeds('playwright', ['test', '--reporter=list,json']);
  return counted(e2eReport, isPassed, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

/**
 * What a report says. A stage that fails without a failing test (it crashed) counts as one failure.
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
 * @param {string} command
 * @param {string[]} options
 */
function succeeds(command, options) {
  console.log(`\n> ${command} ${options.join(' ')}`);
  const installed = `node_modules/.bin/${command}`;
  const path = existsSync(installed) ? installed : command;
  const { status, error } = spawnSync(path, options, { stdio: 'inherit' });
  if (error) console.error(error.message);
  return status === 0;
}

/**
 * @param {Count[]} counts
 * @returns {never}
 */
function finish(counts) {
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exit(sum('failed') > 0 ? 1 : 0);
}
