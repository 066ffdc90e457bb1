// Dockerfile, compose.yaml and vercel.json name files and variables of the tree as text.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '@/lib/env/env';
import { visitorAddress } from '@/lib/env/visitor-address';
import { optionsFromEnvironment } from '@/sandbox/options';
import { readImage } from '@/tests/deployment/image';

const read = (path: string) => readFileSync(path, 'utf8');

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('copies existing files, or files of the build', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, files = '']) => files.split(' '),
    );
    expect(copied).toContain('package-lock.json');
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    expect(readImage(dockerfile).files).toEqual([{ from: '.next/standalone', to: './' }]);
  });

  it('runs what the build makes as a user without rights, reachable from outside', () => {
    expect(readImage(dockerfile)).toMatchObject({
      command: ['node', 'server.js'],
      environment: { NODE_ENV: 'production', HOSTNAME: '0.0.0.0', PORT: '3000' },
      user: 'node',
    });
  });

  it('takes the Node of .nvmrc', () => {
    const versions = [...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, version]) => version);
    expect(new Set(versions)).toEqual(new Set([read('.nvmrc').trim()]));
  });

  it('contains no secrets and no builds', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const path of ['.env', '.env.*', '.data', '.git', '.next', '**/node_modules'])
      expect(ignored).toContain(path);
  });
});

describe('compose.yaml', () => {
  let folder: string;
  let secrets: Record<string, string | undefined>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'foyer-compose-'));
    secrets = makeSecrets();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function makeSecrets() {
    execFileSync(process.execPath, ['--import=tsx', 'scripts/compose-secrets.ts', folder]);
    return parseEnv(read(join(folder, 'env')));
  }
  const storefront = (given: Record<string, string>) =>
    readEnvironment({ ...secrets, ...environmentOf('storefront', given) });
  const publicDemo = {
    APP_URL: 'https://foyer.example',
    SANDBOX_URL: 'https://sandbox.foyer.example',
    VISITOR_ADDRESS: 'forwarded:1',
  };

  it('makes secrets once, for their owner alone', () => {
    expect(makeSecrets()).toEqual(secrets);
    for (const name of ['env', 'database-password', 'secrets.json'])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(secrets.DATABASE_URL).toContain(
      `:${read(join(folder, 'database-password'))}@database:5432`,
    );
  });

  it('starts without settings, for this machine alone', () => {
    const { problems, environment } = storefront({});
    expect(problems).toEqual([]);
    expect(environment).toMatchObject({
      app: { origin: 'http://localhost:3000', isDemo: true },
      sandbox: { url: 'http://127.0.0.1:4010' },
    });
  });

  it('starts as a public demo with the addresses alone', () => {
    const { problems, environment } = storefront(publicDemo);
    expect(problems).toEqual([]);
    expect(environment?.sandbox).toEqual({ url: 'https://sandbox.foyer.example' });
  });

  it('does not start as a public demo without the source of the visitor’s address', () => {
    const { problems } = storefront({ ...publicDemo, VISITOR_ADDRESS: '' });
    expect(problems).toEqual([expect.stringMatching(/^VISITOR_ADDRESS is missing/)]);
  });

  it('starts a sandbox that knows the same secrets and addresses', () => {
    const options = optionsFromEnvironment({
      NODE_ENV: 'production',
      ...secrets,
      ...environmentOf('sandbox', publicDemo),
    });
    expect(options).toMatchObject({
      publicUrl: 'https://sandbox.foyer.example',
      storefrontUrl: 'https://foyer.example',
      storefrontInternalUrl: 'http://storefront:3000',
      adminToken: secrets.SANDBOX_ADMIN_TOKEN,
      chatSecret: storefront(publicDemo).environment?.kustomer?.chatSecret,
      storeSecrets: { clientSecret: storefront(publicDemo).environment?.bigcommerce?.clientSecret },
    });
  });

  it('publishes its ports to this machine alone', () => {
    const ports = [...read('compose.yaml').matchAll(/ports: \[(.+)\]/g)].map(([, port]) => port);
    expect(ports).toEqual(['"127.0.0.1:4010:4010"', '"127.0.0.1:3000:3000"']);
  });
});

describe("docs/deploy.md's settings for the visitor's address", () => {
  const visitor = '203.0.113.7';
  const forged = '198.51.100.66';
  /** What arrives from each platform when the visitor sends forged headers with every name. */
  const requests: Record<string, { headers: Record<string, string>; socketAddress: string }> = {
    'forwarded:1': {
      headers: { 'x-forwarded-for': `${forged}, ${visitor}` },
      socketAddress: '127.0.0.1',
    },
    'forwarded:2': {
      headers: { 'x-forwarded-for': `${forged}, ${visitor}, 192.0.2.10` },
      socketAddress: '10.0.0.5',
    },
    // Fly keeps what the visitor sent, and appends the visitor and the app's own address.
    'header:fly-client-ip': {
      headers: {
        'fly-client-ip': visitor,
        'x-forwarded-for': `${forged}, ${visitor}, 66.241.125.1`,
      },
      socketAddress: '172.16.4.2',
    },
    'header:x-vercel-forwarded-for': {
      headers: {
        'x-vercel-forwarded-for': visitor,
        'x-forwarded-for': visitor,
        'x-real-ip': visitor,
      },
      socketAddress: '127.0.0.1',
    },
    'header:cf-connecting-ip': {
      headers: { 'cf-connecting-ip': visitor, 'x-forwarded-for': `${forged}, ${visitor}` },
      socketAddress: '172.71.0.1',
    },
    socket: {
      headers: { 'x-forwarded-for': forged, 'cf-connecting-ip': forged },
      socketAddress: visitor,
    },
  };

  const addressBy = (setting: string) => {
    const { problems, environment } = readEnvironment({
      DATABASE_URL: 'postgresql://foyer@db.example/foyer',
      SESSION_KEYS: Buffer.alloc(32).toString('base64url'),
      VISITOR_ADDRESS: setting,
    });
    expect(problems).toEqual([]);
    const { headers = {}, socketAddress = null } = requests[setting] ?? {};
    return visitorAddress(environment?.app.visitorAddress ?? null, {
      header: (name) => headers[name] ?? null,
      socketAddress,
    });
  };

  it.each(Object.keys(requests))('%s finds the visitor’s address', (setting) => {
    expect(addressBy(setting)).toBe(visitor);
  });

  it('are all tested here', () => {
    const settings = [...read('docs/deploy.md').matchAll(/VISITOR_ADDRESS ?= ?'?([\w:-]+)/g)];
    expect(new Set(settings.map(([, setting]) => setting))).toEqual(new Set(Object.keys(requests)));
  });
});

it('vercel.json names existing scripts and an existing route', () => {
  const { buildCommand, crons } = JSON.parse(read('vercel.json'));
  for (const command of buildCommand.split(' && '))
    expect(JSON.parse(read('package.json')).scripts).toHaveProperty(
      command.replace('npm run ', ''),
    );
  for (const { path } of crons) expect(existsSync(`app${path}/route.ts`), path).toBe(true);
});

/** A service's variables in compose.yaml, with `given` in the place of what compose would read from the shell. */
function environmentOf(service: string, given: Record<string, string>): Record<string, string> {
  const [, block = ''] =
    new RegExp(`^  ${service}:\\n((?: {4}.*\\n|\\n)+)`, 'm').exec(read('compose.yaml')) ?? [];
  const variables = [...block.matchAll(/^ {6}([A-Z_]+): (.+)$/gm)].map(
    ([, name = '', value = '']) => [
      name,
      value
        .replace(/^"(.*)"$/, '$1')
        .replace(/\$\{(\w+):-(.*?)\}/g, (_, key, or) => given[key] || or),
    ],
  );
  expect(variables.length).toBeGreaterThan(0);
  return Object.fromEntries(variables);
}
