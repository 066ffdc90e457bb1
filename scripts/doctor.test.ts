import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { applyMigrations } from '@/prisma/apply-migrations';
import { listOf, verdictOf } from './doctor';
import { type Finding, failure, fine, skipped, warning } from './doctor/checks';
import { variableNames } from './doctor/test-examination';
import { keptSecrets } from './secrets';

const sandbox = ownSandbox();
const runs = ['--conditions=react-server', '--import=tsx'];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-doctor-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Outcome {
  code: number;
  output: string;
  errors: string;
}

/** With these variables and no others, its output a pipe. */
function runDoctor(environment: Record<string, string>): Promise<Outcome> {
  const blank = Object.fromEntries(variableNames.map((name) => [name, '']));
  const env = { ...process.env, ...blank, DATA_FOLDER: folder, ...environment };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...runs, 'scripts/doctor.ts'],
      { env },
      (_, output, errors) => resolve({ code: child.exitCode ?? -1, output, errors }),
    );
  });
}

describe('npm run doctor', { timeout: 120_000 }, () => {
  let launched: ChildProcess;
  beforeAll(async () => {
    const options = [
      'scripts/local-database/local-database.ts',
      `--folder=${join(folder, 'database')}`,
    ];
    launched = spawn(process.execPath, [...runs, ...options], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!launched.stdout) throw new Error('The database has no output.');
    const [line] = await once(createInterface(launched.stdout), 'line');
    await applyMigrations(JSON.parse(line).url);
  }, 60_000);
  afterAll(() => launched.kill('SIGKILL'));

  it('finds no problem beside a running storefront, and prints plain text', async () => {
    const { code, output, errors } = await runDoctor({ SANDBOX_INTERNAL_URL: sandbox.url });
    expect(output).toMatch(/\n\nAll \d\d checks are fine\.\n$/);
    expect(output).not.toMatch(/[^\x20-\x7e\n]/);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });

  it('exits with 0 on a warning', async () => {
    const { code, output } = await runDoctor({
      SANDBOX_INTERNAL_URL: sandbox.url,
      VISITOR_ADDRESS: 'forwarded:1',
    });
    expect(output).toMatch(/\n\n1 warning in \d\d checks\.\n$/);
    expect(code).toBe(0);
  });

  it('exits with 1 when vendors fail', async () => {
    for (const vendor of ['cleeng', 'oidc', 'bigcommerce', 'kustomer'])
      await sandbox.control('fail', { vendor, fault: 503, times: 50 });
    const { code, output } = await runDoctor({ SANDBOX_INTERNAL_URL: sandbox.url });
    const advice = 'status 503\\n {6}See the faults that are set in its panel.';
    expect(output).toMatch(new RegExp(`\\nCleeng\\nFAIL  keys .+: ${advice}`));
    expect(output).toMatch(new RegExp(`\\nBigCommerce\\nFAIL  management API .+: ${advice}`));
    expect(output).toMatch(new RegExp(`\\nKustomer\\nFAIL  chat script: ${advice}`));
    expect(output).toMatch(/\n\n\d\d failures in \d\d checks\.\n$/);
    expect(code).toBe(1);
  });

  it('shows what to start when nothing is running', async () => {
    const { code, output } = await runDoctor({
      SANDBOX_INTERNAL_URL: sandbox.url,
      DATA_FOLDER: join(folder, 'another'),
    });
    expect(output).toMatch(
      /\nFAIL {2}embedded database: no process serves .+\n {6}Start the storefront, which serves/,
    );
    expect(code).toBe(1);
  });
});

describe('what the doctor prints', { timeout: 120_000 }, () => {
  const secret = (letter: string) => `${letter}1s3cr3t${letter}-`.repeat(6);
  const secrets: Record<string, string> = {
    DATABASE_URL: `postgresql://foyer:${secret('d')}@127.0.0.1:1/foyer`,
    SESSION_KEYS: `${secret('k')},${secret('l')}`,
    SANDBOX_ADMIN_TOKEN: secret('t'),
    CRON_SECRET: secret('n'),
    BIGCOMMERCE_CLIENT_SECRET: secret('b'),
    BIGCOMMERCE_ACCESS_TOKEN: secret('a'),
    KUSTOMER_CHAT_SECRET: secret('c'),
    SSO_CLIENT_SECRET: secret('o'),
    CLEENG_PUBLISHER_TOKEN: secret('p'),
  };
  const values = [...Object.values(secrets), secret('u')].flatMap(
    (value) => value.match(/\w1s3cr3t\w/g) ?? [],
  );
  const withPassword = () => sandbox.url.replace('//', `//user:${secret('u')}@`);
  const vendors = (url = sandbox.url) => ({
    CLEENG_API_URL: `${url}/cleeng`,
    CLEENG_JWKS_URL: `${url}/cleeng/.well-known/jwks.json`,
    CLEENG_WIDGETS_URL: `${url}/cleeng/widgets/cleeng.js`,
    CLEENG_PUBLISHER_ID: '123456789',
    BIGCOMMERCE_CLIENT_ID: 'ourapp',
    BIGCOMMERCE_STORE_HASH: 'ourstore',
    BIGCOMMERCE_STORE_URL: sandbox.url,
    BIGCOMMERCE_API_URL: `${url}/bigcommerce`,
    KUSTOMER_API_KEY: 'our-key',
    KUSTOMER_WIDGET_URL: `${url}/kustomer/chat-web/widget.js`,
    SSO_ISSUER: `${url}/oidc`,
    SSO_CLIENT_ID: 'our-client',
    SSO_NAME: 'Our ID',
  });

  it('is tested with every secret variable', async () => {
    const secretNames = variableNames.filter((name) =>
      /_(KEYS|SECRET|TOKEN)$|^DATABASE_URL$/.test(name),
    );
    expect(Object.keys(secrets)).toEqual(expect.arrayContaining(secretNames));
  });

  it.each<[string, string, () => Record<string, string>]>([
    ['the sandbox', '\nKustomer\n', () => ({ SANDBOX_INTERNAL_URL: sandbox.url })],
    [
      'vendors of our own',
      '\nKustomer\n',
      () => ({ ...vendors(), APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'forwarded:1' }),
    ],
    ['addresses with a password', 'must not hold a password', () => vendors(withPassword())],
    [
      'partly configured vendors',
      'partly configured',
      () => ({ ...vendors(), CLEENG_PUBLISHER_ID: '', KUSTOMER_API_KEY: '', PORT: 'x' }),
    ],
  ])('contains no secret: %s', async (_, expected, given) => {
    const { code, output, errors } = await runDoctor({ ...secrets, ...given() });
    expect(output).toContain(expected);
    expect(output).toContain('FAIL');
    expect(code).toBe(1);
    for (const value of values) expect(output + errors).not.toContain(value);
  });

  it('contains none of the secrets that npm start made', async () => {
    const kept = keptSecrets(join(folder, 'secrets.json'));
    const { output, errors } = await runDoctor({
      SANDBOX_INTERNAL_URL: sandbox.url,
      DEMO: 'true',
    });
    expect(output).toContain('yes: every page says so');
    for (const value of Object.values(kept))
      expect(output + errors).not.toContain(value.slice(0, 8));
  });

  it('contains none of a damaged secrets file', async () => {
    const cutShort = join(folder, 'cut-short');
    await mkdir(cutShort);
    await writeFile(join(cutShort, 'secrets.json'), secret('s'));
    const { code, output, errors } = await runDoctor({ DATA_FOLDER: cutShort });
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toBe(
      `${cutShort}/secrets.json is not JSON: restore it, or delete it and sign in again.\n`,
    );
  });
});

const draw = (...findings: Finding[]) =>
  stripVTControlCharacters(listOf([{ title: 'Cleeng', findings }]));
const verdict = (...findings: Finding[]) => verdictOf([{ title: 'Cleeng', findings }]);

const good = fine('keys', '2 for RS256');
const odd = warning('clock', 'ours is 9 s ahead', 'Set it.');
const bad = failure('consents', 'status 503', 'Try again.');
const off = skipped('chat', 'not configured', '');

describe('the list', () => {
  it('shows each check, its result and what to do', () => {
    expect(draw(good, odd, bad, off).split('\n')).toEqual([
      'Cleeng',
      'ok    keys: 2 for RS256',
      'warn  clock: ours is 9 s ahead',
      '      Set it.',
      'FAIL  consents: status 503',
      '      Try again.',
      '-     chat: not configured',
    ]);
  });

  it('prints no control characters of a vendor', () => {
    const list = listOf([
      { title: 'Kustomer', findings: [failure('script', 'served as \u009b2J\u001b[31m', 'x')] },
    ]);
    expect(list).toContain('served as ?2J?[31m');
  });
});

describe('the verdict', () => {
  it.each([
    [[good, good, off], 'All 2 checks are fine.', true],
    [[good, odd], '1 warning in 2 checks.', true],
    [[bad], '1 failure in 1 check.', false],
    [[bad, odd, odd, bad, good, off], '2 failures and 2 warnings in 5 checks.', false],
  ])('counts failures and warnings: %#', (findings, line, isHealthy) => {
    expect(verdict(...findings)).toEqual({ line, isHealthy });
  });
});
