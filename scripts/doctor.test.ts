import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { applyMigrations } from '@/prisma/apply-migrations';
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
  said: string;
  complained: string;
}

/** As an operator types it, with these variables set and no others, into a pipe. */
function askDoctor(environment: Record<string, string>): Promise<Outcome> {
  const blank = Object.fromEntries(variableNames.map((name) => [name, '']));
  const env = { ...process.env, ...blank, DATA_FOLDER: folder, ...environment };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...runs, 'scripts/doctor.ts'],
      { env },
      (_, said, complained) => resolve({ code: child.exitCode ?? -1, said, complained }),
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
    if (!launched.stdout) throw new Error('The database says nothing.');
    const [line] = await once(createInterface(launched.stdout), 'line');
    await applyMigrations(JSON.parse(line).url);
  }, 60_000);
  afterAll(() => launched.kill('SIGKILL'));

  it('finds all well beside a storefront that runs, in plain text', async () => {
    const { code, said, complained } = await askDoctor({ SANDBOX_INTERNAL_URL: sandbox.url });
    expect(said).toMatch(/\n\nAll \d\d answers are fine\.\n$/);
    expect(said).not.toMatch(/[^\x20-\x7e\n]/);
    expect(said.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
  });

  it('exits with 0 where there is but a warning', async () => {
    const { code, said } = await askDoctor({
      SANDBOX_INTERNAL_URL: sandbox.url,
      VISITOR_ADDRESS: 'forwarded:1',
    });
    expect(said).toMatch(/\n\n1 warning in \d\d questions\.\n$/);
    expect(code).toBe(0);
  });

  it('exits with 1 where vendors fail', async () => {
    for (const vendor of ['cleeng', 'bigcommerce', 'kustomer'])
      await sandbox.control('fail', { vendor, fault: 503, times: 50 });
    const { code, said } = await askDoctor({ SANDBOX_INTERNAL_URL: sandbox.url });
    const advice = ' {2}Look at the faults that were\\n.+ordered, on its panel.';
    expect(said).toMatch(new RegExp(`\\nCleeng\\nFAIL  keys .+ status 503 +${advice}`));
    expect(said).toMatch(
      new RegExp(`\\nBigCommerce\\nFAIL  management API .+ status 503 +${advice}`),
    );
    expect(said).toMatch(new RegExp(`\\nKustomer\\nFAIL  script .+ status 503 +${advice}`));
    expect(said).toMatch(/\n\n13 failures in \d\d questions\.\n$/);
    expect(code).toBe(1);
  });

  it('says what to start where nothing runs', async () => {
    const { code, said } = await askDoctor({
      SANDBOX_INTERNAL_URL: sandbox.url,
      DATA_FOLDER: join(folder, 'another'),
    });
    expect(said).toMatch(
      /\nFAIL {2}embedded database +nobody serves .+ {2}Start the storefront, which does:/,
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
  });

  it('is tested with every secret there is', async () => {
    const secretNames = variableNames.filter((name) =>
      /_(KEYS|SECRET|TOKEN)$|^DATABASE_URL$/.test(name),
    );
    expect(Object.keys(secrets).sort()).toEqual(secretNames.sort());
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
      'vendors by halves',
      'by halves',
      () => ({ ...vendors(), CLEENG_PUBLISHER_ID: '', KUSTOMER_API_KEY: '', PORT: 'x' }),
    ],
  ])('holds no secret: %s', async (_, seen, given) => {
    const { code, said, complained } = await askDoctor({ ...secrets, ...given() });
    expect(said).toContain(seen);
    expect(said).toContain('FAIL');
    expect(code).toBe(1);
    for (const value of values) expect(said + complained).not.toContain(value);
  });

  it('holds none of those that the launcher made', async () => {
    const kept = keptSecrets(join(folder, 'secrets.json'));
    const { said, complained } = await askDoctor({
      SANDBOX_INTERNAL_URL: sandbox.url,
      DEMO: 'true',
    });
    expect(said).toContain('yes: every page says so');
    for (const value of Object.values(kept))
      expect(said + complained).not.toContain(value.slice(0, 8));
  });

  it('holds none of a file that is cut short', async () => {
    const cutShort = join(folder, 'cut-short');
    await mkdir(cutShort);
    await writeFile(join(cutShort, 'secrets.json'), secret('s'));
    const { code, said, complained } = await askDoctor({ DATA_FOLDER: cutShort });
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toBe(
      `${cutShort}/secrets.json is not JSON: restore it, or delete it and sign in anew.\n`,
    );
  });
});
