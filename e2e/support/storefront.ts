import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Storefront {
  url: string;
  sandboxUrl: string;
  /** What it and its sandbox have printed until now. */
  output(): string;
  stop(): Promise<void>;
}

/** Variables of the shell or of a file would change what is tested. */
const cleared = [
  'APP_URL',
  'BIGCOMMERCE_ACCESS_TOKEN',
  'BIGCOMMERCE_API_URL',
  'BIGCOMMERCE_CLIENT_ID',
  'BIGCOMMERCE_CLIENT_SECRET',
  'BIGCOMMERCE_STORE_HASH',
  'BIGCOMMERCE_STORE_URL',
  'CLEENG_API_URL',
  'CLEENG_JWKS_URL',
  'CLEENG_OFFERS',
  'CLEENG_PUBLISHER_ID',
  'CLEENG_PUBLISHER_TOKEN',
  'CLEENG_WIDGETS_URL',
  'CLEENG_RESET_PAGE',
  'CONTACT_URL',
  'CRON_SECRET',
  'DATABASE_POOL_MAX',
  'DATABASE_URL',
  'DEMO',
  'KUSTOMER_API_KEY',
  'KUSTOMER_API_URL',
  'KUSTOMER_BRAND_ID',
  'KUSTOMER_CHAT_SECRET',
  'KUSTOMER_GUEST_CHAT',
  'KUSTOMER_POLICY',
  'KUSTOMER_WIDGET_URL',
  'SANDBOX_ADMIN_TOKEN',
  'SANDBOX_INTERNAL_URL',
  'SANDBOX_STATE',
  'SANDBOX_URL',
  'SESSION_ABSOLUTE_DAYS',
  'SESSION_IDLE_DAYS',
  'SESSION_KEYS',
  'SSO_CLIENT_ID',
  'SSO_CLIENT_SECRET',
  'SSO_ISSUER',
  'SSO_LINKS',
  'SSO_NAME',
  'SSO_ONLY',
  'SSO_SCOPES',
  'STOREFRONT_URL',
  'VERCEL',
  'VISITOR_ADDRESS',
];

/** `npm start` from the one build, with a data folder of its own that is deleted at the end. `tree` is the folder that it runs in. */
export async function startStorefront(
  environment: Record<string, string> = {},
  tree = '.',
): Promise<Storefront> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-e2e-'));
  const launcher = spawn(
    process.execPath,
    ['--conditions=react-server', '--import=tsx', 'scripts/start.ts'],
    {
      cwd: tree,
      env: {
        ...process.env,
        ...Object.fromEntries(cleared.map((name) => [name, ''])),
        PORT: '0',
        SANDBOX_PORT: '0',
        DATA_FOLDER: folder,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const gone = once(launcher, 'exit');
  const lines: string[] = [];
  const printed = (sentence: RegExp) =>
    new Promise<string>((resolve) => {
      createInterface(launcher.stdout).on('line', (line) => {
        const address = sentence.exec(line)?.[1];
        if (address) resolve(address);
      });
    });
  for (const stream of [launcher.stdout, launcher.stderr]) {
    createInterface(stream).on('line', (line) => lines.push(line));
  }
  const addresses = Promise.all([
    printed(/^Foyer is ready on (\S+)$/),
    printed(/^The vendors are played on (\S+): /),
  ]);
  const ready = await Promise.race([addresses, gone.then(() => null)]);
  if (!ready) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`The storefront did not start.\n${lines.join('\n')}`);
  }
  return {
    url: ready[0],
    sandboxUrl: ready[1],
    output: () => lines.join('\n'),
    stop: async () => {
      launcher.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
