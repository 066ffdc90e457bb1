// Random secrets in a file that only its owner can read. A file of an older release gets those that it lacks.
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

/** Sets missing secrets, for a storefront on the sandbox. */
export function provideSecrets(environment: NodeJS.ProcessEnv, dataFolder: string): void {
  fillIn(environment, keptSecrets(join(dataFolder, 'secrets.json')));
}

/** The same without writing: missing secrets are random, and not stored. */
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
  write(made, path, linkUnlessThere);
  const kept = JSON.parse(readFileSync(path, 'utf8'));
  if (Object.keys(made).every((name) => kept[name])) return kept;
  write({ ...made, ...kept }, path, renameSync);
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

/** Atomically. */
function write(secrets: object, path: string, into: (draft: string, path: string) => void): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    into(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Does not replace the file of another process. */
function linkUnlessThere(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
