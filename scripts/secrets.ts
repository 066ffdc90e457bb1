// Secrets for trying things out on one machine: made once at random and kept in a file that only its owner may read.
// The surprise: the file may be of an older release, which knew fewer of them. What it lacks is added, what it has stays.
import { randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface Secrets {
  sessionKey: string;
  sandboxAdminToken: string;
  bigcommerceClientSecret: string;
  bigcommerceAccessToken: string;
  kustomerChatSecret: string;
}

/** Fills in what `environment` leaves out, for a storefront that plays its vendors itself. */
export function provideSecrets(environment: NodeJS.ProcessEnv, dataFolder: string): void {
  fillIn(environment, keptSecrets(join(dataFolder, 'secrets.json')));
}

/** The same for whoever only looks: nothing is written, and what nobody has made yet is made for this time alone. */
export function lookAtSecrets(environment: NodeJS.ProcessEnv, dataFolder: string): void {
  const path = join(dataFolder, 'secrets.json');
  fillIn(environment, {
    ...madeSecrets(),
    ...(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}),
  });
}

function fillIn(environment: NodeJS.ProcessEnv, kept: Secrets): void {
  environment.SESSION_KEYS ||= kept.sessionKey;
  if (environment.DEMO !== 'true') return;
  environment.SANDBOX_ADMIN_TOKEN ||= kept.sandboxAdminToken;
  environment.BIGCOMMERCE_CLIENT_SECRET ||= kept.bigcommerceClientSecret;
  environment.BIGCOMMERCE_ACCESS_TOKEN ||= kept.bigcommerceAccessToken;
  environment.KUSTOMER_CHAT_SECRET ||= kept.kustomerChatSecret;
}

export function keptSecrets(path: string): Secrets {
  mkdirSync(dirname(path), { recursive: true });
  const made = madeSecrets();
  place(made, path, linkUnlessThere);
  const kept = JSON.parse(readFileSync(path, 'utf8'));
  if (Object.keys(made).every((name) => kept[name])) return kept;
  place({ ...made, ...kept }, path, renameSync);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function madeSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('base64url');
  return {
    sessionKey: secret(),
    sandboxAdminToken: secret(),
    bigcommerceClientSecret: secret(),
    bigcommerceAccessToken: secret(),
    kustomerChatSecret: secret(),
  };
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
