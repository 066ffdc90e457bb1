// Several processes of the built product: run by `npm run test:all`, after a build.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, request } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProgram } from '@/bench/support/program';
import { openForm } from '@/e2e/support/http-form';
import { startPgBouncer } from '@/lib/db/test-pgbouncer';
import { findPostgres, startPostgres } from '@/lib/db/test-postgres';
import { applyMigrations } from '@/prisma/apply-migrations';
import { startBalancer } from './balancer';
import { startInstance } from './instance';

const artifact = '.next/standalone';
/** Reads Dutch. */
const anna = { email: 'anna@example.com', password: 'anna-sandbox-1' };
const stops: (() => Promise<unknown>)[] = [];
let environment: Record<string, string>;

beforeAll(async () => {
  const binaries = findPostgres();
  if (!binaries) throw new Error('Install PostgreSQL and PgBouncer: these tests need them.');
  const postgres = await startPostgres(binaries);
  stops.push(postgres.stop);
  await applyMigrations(postgres.url);
  const pooler = await startPgBouncer(postgres.url);
  stops.push(pooler.stop);
  const sandbox = await startProgram('sandbox/main.ts', {
    ready: /^sandbox ready on (\S+)$/,
    environment: { SANDBOX_PORT: '0', SANDBOX_STATE: '', SANDBOX_ADMIN_TOKEN: '' },
  });
  stops.push(sandbox.stop);
  environment = {
    DATABASE_URL: pooler.url,
    SANDBOX_INTERNAL_URL: sandbox.url,
    SESSION_KEYS: randomBytes(32).toString('base64url'),
    VISITOR_ADDRESS: 'forwarded:1',
  };
}, 120_000);

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
}, 60_000);

async function browser(url: string, cookies?: APIRequestContext): Promise<APIRequestContext> {
  const context = await request.newContext({
    baseURL: url,
    storageState: await cookies?.storageState(),
  });
  stops.push(() => context.dispose());
  return context;
}

async function stateOf(visitor: APIRequestContext): Promise<string> {
  return (await (await visitor.get('/api/session')).json()).state;
}

it('Signing out at one instance ends the session at all', async () => {
  // The balancer's address, in front of both. Cookies do not depend on the port.
  const appUrl = { APP_URL: 'http://127.0.0.1:3000' };
  const [one, other] = await Promise.all(
    [1, 2].map(() => startInstance(artifact, { ...environment, ...appUrl })),
  );
  if (!one || !other) throw new Error('Two were started.');
  stops.push(one.stop, other.stop);
  const headers = { origin: appUrl.APP_URL };

  const atOne = await browser(one.url);
  const login = await openForm(atOne, '/login', 'Sign in');
  expect((await login.send(anna, headers)).status()).toBe(303);
  const atOther = await browser(other.url, atOne);
  const copied = await browser(one.url, atOne);
  expect([await stateOf(atOne), await stateOf(atOther)]).toEqual(['signed-in', 'signed-in']);

  const signOut = await openForm(atOther, '/account', 'Uitloggen');
  expect((await signOut.send({}, headers)).status()).toBe(303);
  expect([await stateOf(atOne), await stateOf(atOther), await stateOf(copied)]).toEqual([
    'guest',
    'guest',
    'guest',
  ]);
}, 120_000);

it('A change of release during 200 posts loses none of them', async () => {
  const balancer = await startBalancer([]);
  stops.push(balancer.stop);
  const of = { ...environment, APP_URL: balancer.url };
  const before = await startInstance(artifact, of);
  const after = await startInstance(await buildNextRelease(), of);
  stops.push(before.stop, after.stop);
  balancer.ports = [before.port];
  // Opened at the old release, and posted while it stops.
  const visitor = await browser(balancer.url);
  const form = await openForm(visitor, '/login', 'Sign in');

  const answers: { status: number; port: number }[] = [];
  let sent = 0;
  let stopped: Promise<void> | undefined;
  const post = async (): Promise<void> => {
    while (sent < 200) {
      sent += 1;
      if (sent === 60) balancer.ports = [before.port, after.port];
      if (sent === 140) {
        balancer.ports = [after.port];
        stopped = before.stop(); // While it still has requests of the others.
      }
      const response = await form.send(anna, { origin: balancer.url });
      answers.push({ status: response.status(), port: Number(response.headers()['x-port']) });
    }
  };
  await Promise.all([post(), post(), post(), post()]);
  await stopped;
  expect(answers.filter(({ status }) => status !== 303)).toEqual([]);
  expect(answers).toHaveLength(200);
  for (const { port } of [before, after]) {
    expect(answers.filter((answer) => answer.port === port).length).toBeGreaterThan(80);
  }
  const guest = await browser(balancer.url);
  expect(await (await guest.get('/login')).text()).toContain('Welcome again');
}, 480_000);

/** The same tree with another sentence on the sign-in page, built elsewhere. Its artifact. */
async function buildNextRelease(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-release-'));
  stops.push(() => rm(folder, { recursive: true }));
  const files = (await readdir('.')).filter(
    (name) => !/^(\.git|\.next|\.data|test-results)$/.test(name),
  );
  execFileSync('cp', ['-a', ...files, folder]);
  const messages = join(folder, 'messages/en.json');
  await writeFile(
    messages,
    (await readFile(messages, 'utf8')).replaceAll('Welcome back', 'Welcome again'),
  );
  execFileSync('npm', ['run', 'build'], { cwd: folder, stdio: 'pipe' });
  return join(folder, artifact);
}
