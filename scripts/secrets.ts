// Secrets for trying things out on one machine: made once at random and kept in a file that only its owner may read.
// The surprise: the file may be of an older release, which knew fewer of them. What it lacks is added, what it has stays.
import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const names = [
  'sessionKey',
  'sandboxAdminToken',
  'bigcommerceClientSecret',
  'bigcommerceAccessToken',
  'kustomerChatSecret',
] as const;

export type Secrets = Record<(typeof names)[number], string>;

/** Fills in what `environment` leaves out, for a storefront that plays its vendors itself. */
export function provideSecrets(environment: NodeJS.ProcessEnv, dataFolder: string): void {
  const kept = keptSecrets(join(dataFolder, 'secrets.json'));
  environment.SESSION_KEYS ||= kept.sessionKey;
  if (environment.DEMO !== 'true') return;
  environment.SANDBOX_ADMIN_TOKEN ||= kept.sandboxAdminToken;
  environment.BIGCOMMERCE_CLIENT_SECRET ||= kept.bigcommerceClientSecret;
  environment.BIGCOMMERCE_ACCESS_TOKEN ||= kept.bigcommerceAccessToken;
  environment.KUSTOMER_CHAT_SECRET ||= kept.kustomerChatSecret;
}

export function keptSecrets(path: string): Secrets {
  mkdirSync(dirname(path), { recursive: true });
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64url')]));
  place(made, path, linkUnlessThere);
  const kept = JSON.parse(readFileSync(path, 'utf8'));
  if (names.every((name) => kept[name])) return kept;
  place({ ...made, ...kept }, path, renameSync);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Whole or not at all. */
function place(secrets: object, path: string, into: (draft: string, path: string) => void): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    into(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Never over what another process made. */
function linkUnlessThere(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
