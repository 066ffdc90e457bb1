// `npm run smoke:standalone [major version of Node]`, after a build: runs the image's files alone on PostgreSQL and the sandbox.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type APIRequestContext, request } from '@playwright/test';
import { tickedConsents } from '@/e2e/register/registering';
import { openForm } from '@/e2e/support/http-form';
import { findPostgres, startPostgres } from '@/lib/db/test-postgres';
import { freePort } from '@/scripts/processes/free-port';
import { startProgram, stopPrograms } from '@/scripts/processes/processes';
import { assembleImage } from './deployment/image';

const [expectedMajor] = process.argv.slice(2);
if (expectedMajor) assert.equal(process.versions.node.split('.')[0], expectedMajor);

const binaries = findPostgres();
if (!binaries)
  throw new Error('Install PostgreSQL: apt-get install postgresql, or brew install postgresql.');
const folder = mkdtempSync(join(tmpdir(), 'foyer-image-'));
const image = assembleImage(folder);
const postgres = await startPostgres(binaries);
const sandboxUrl = await startProgram({
  name: 'sandbox',
  arguments: [
    '--import=tsx',
    '--import=./scripts/processes/stop-with-parent.js',
    'sandbox/main.ts',
  ],
  environment: { ...process.env, SANDBOX_PORT: '0', SANDBOX_STATE: '', SANDBOX_ADMIN_TOKEN: '' },
  ready: /^sandbox ready on (\S+)$/,
});
const port = String(await freePort());
const url = `http://127.0.0.1:${port}`;
const cronSecret = randomBytes(16).toString('hex');
const env: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  ...image.environment,
  PORT: port,
  APP_URL: url,
  VISITOR_ADDRESS: 'forwarded:1',
  DATABASE_URL: postgres.url,
  SESSION_KEYS: randomBytes(32).toString('base64url'),
  SANDBOX_INTERNAL_URL: sandboxUrl,
  CRON_SECRET: cronSecret,
};
const output: string[] = [];
let server: ChildProcess | undefined;
let passed = 0;

try {
  const files = contentOf(folder);
  await step('node migrate.js makes the schema, and finds it made', () => {
    assert.match(run(['migrate.js']).stdout, /^Applied /);
    assert.match(run(['migrate.js']).stdout, /up to date/);
  });
  await step('node server.js starts', startServer);
  await step('the health check passes', () =>
    assert.equal(run(image.healthCheck.slice(1)).status, 0),
  );
  await browse();
  await step('the cron cleans for its secret alone', async () => {
    const cron = (secret: string) =>
      fetch(`${url}/api/cron/clean`, { headers: { authorization: `Bearer ${secret}` } });
    assert.equal((await cron('another')).status, 401);
    const response = await cron(cronSecret);
    assert.equal(response.status, 200);
    assert.ok('deleted' in (await response.json()));
  });
  await step('it has written nothing into its folder', () =>
    assert.deepEqual(contentOf(folder), files),
  );
  await step('it stops within five seconds', stopServer);
  await step('the health check fails', () =>
    assert.equal(run(image.healthCheck.slice(1)).status, 1),
  );
  console.log(`\n${passed} steps passed on Node ${process.versions.node}.`);
} catch (error) {
  console.error(error, `\n\nThe storefront's output:\n${output.join('\n')}`);
  process.exitCode = 1;
} finally {
  server?.kill('SIGKILL');
  await stopPrograms();
  await postgres.stop();
  rmSync(folder, { recursive: true });
}

async function step(name: string, check: () => unknown): Promise<void> {
  await check();
  passed += 1;
  console.log(`passed: ${name}`);
}

function run(parameters: string[]) {
  const ended = spawnSync(process.execPath, parameters, { cwd: folder, env, encoding: 'utf8' });
  if (ended.stderr) output.push(ended.stderr);
  return ended;
}

async function startServer(): Promise<void> {
  const started = spawn(process.execPath, image.command.slice(1), { cwd: folder, env });
  server = started;
  const isReady = new Promise<boolean>((resolve) => {
    for (const stream of [started.stdout, started.stderr]) {
      createInterface(stream).on('line', (line) => {
        output.push(line);
        if (line.includes('"event":"ready"')) resolve(true);
      });
    }
    started.once('exit', () => resolve(false));
  });
  assert.ok(await isReady, 'It ended before it was ready.');
}

async function stopServer(): Promise<void> {
  assert.ok(server);
  const exit = once(server, 'exit', { signal: AbortSignal.timeout(5_000) });
  server.kill('SIGTERM');
  await exit;
}

async function browse(): Promise<void> {
  const browser = await openBrowser();
  const customer = { email: 'ada@example.com', password: 'seat-no-12' };

  await step('a page comes with its styles, scripts and fonts', async () => {
    const html = await (await browser.get('/login')).text();
    const files = new Set(html.match(/\/_next\/static\/[\w./~-]+/g));
    assert.ok(files.size > 3, html);
    for (const file of [...files, '/current-customer.js'])
      assert.equal((await browser.get(file)).status(), 200, file);
  });
  await step('registering leads to the questions', async () => {
    const form = await openForm(browser, '/register', 'Create account');
    const response = await form.send({ ...customer, ...tickedConsents });
    assert.deepEqual([response.status(), response.headers().location], [303, '/capture']);
    assert.equal(await stateOf(browser), 'signed-in');
  });
  await step('signing out ends the session', () => signOut(browser));
  await step('signing in opens another', async () => {
    const form = await openForm(browser, '/login', 'Sign in');
    const refused = await form.send({ ...customer, password: 'another-one-1' });
    assert.ok((await refused.text()).includes('is not right'));
    assert.equal((await form.send(customer)).status(), 303);
    assert.equal(await stateOf(browser), 'signed-in');
  });
  await step('a cookie copied before signing out is dead after it', async () => {
    const copy = await openBrowser(await browser.storageState());
    assert.equal(await stateOf(copy), 'signed-in');
    await signOut(browser);
    assert.equal(await stateOf(copy), 'guest');
    const account = await copy.get('/account', { maxRedirects: 0 });
    assert.deepEqual(
      [account.status(), account.headers().location],
      [303, '/login?returnTo=%2Faccount'],
    );
    await copy.dispose();
  });
  await browser.dispose();
}

function openBrowser(storageState?: Awaited<ReturnType<APIRequestContext['storageState']>>) {
  const extraHTTPHeaders = { 'x-forwarded-for': '203.0.113.7' };
  return request.newContext({ baseURL: url, storageState, extraHTTPHeaders });
}

async function signOut(browser: APIRequestContext): Promise<void> {
  const response = await (await openForm(browser, '/', 'Sign out')).send();
  assert.deepEqual([response.status(), response.headers().location], [303, '/']);
  assert.equal(await stateOf(browser), 'guest');
}

async function stateOf(browser: APIRequestContext): Promise<string> {
  return (await (await browser.get('/api/session')).json()).state;
}

function contentOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, ...statSync(join(root, name)) }))
    .map(({ name, size, mtimeMs }) => `${name} ${size} ${mtimeMs}`)
    .sort();
}
