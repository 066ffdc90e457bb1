// Random secrets in a file that only its owner can read. A file of an older release gets those that it lacks.
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface Secrets {
  sessionKey: string;
  sandboxAdminToken: string;
  bigcommerceClientSecret: string;
  bigcommerceAccessToken: string;
  kustomerChatSecret: string;
  cleengPublisherToken: string;
}

/** Sets missing secrets, for a storefront on the sandbox. */
export function provideSecrets(environment: NodeJS.ProcessEnv, dataFolder: string): void {
  fillIn(environment, keptSecrets(join(dataFolder, 'secrets.json')));
}

/** The same without writing: missing secrets are random, and not stored. */
export function lookAtSecrets(environment: NodeJS.ProcessEnv, dataFolder: string): void {
  fillIn(environment, { ...madeSecrets(), ...storedSecrets(join(dataFolder, 'secrets.json')) });
}

function fillIn(environment: NodeJS.ProcessEnv, kept: Secrets): void {
  environment.SESSION_KEYS ||= kept.sessionKey;
  if (environment.DEMO !== 'true') return;
  environment.SANDBOX_ADMIN_TOKEN ||= kept.sandboxAdminToken;
  environment.BIGCOMMERCE_CLIENT_SECRET ||= kept.bigcommerceClientSecret;
  environment.BIGCOMMERCE_ACCESS_TOKEN ||= kept.bigcommerceAccessToken;
  environment.KUSTOMER_CHAT_SECRET ||= kept.kustomerChatSecret;
  environment.CLEENG_PUBLISHER_TOKEN ||= kept.cleengPublisherToken;
}

export function keptSecrets(path: string): Secrets {
  if (!existsSync(path)) return storedFirst(madeSecrets(), path);
  const stored = storedSecrets(path);
  const secrets = { ...madeSecrets(), ...stored };
  if (Object.keys(stored).length < Object.keys(secrets).length) {
    renameSync(draftOf(secrets, path), path);
  }
  return secrets;
}

function storedSecrets(path: string): Partial<Secrets> {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Those of another process, where it was first. */
export function storedFirst(secrets: Secrets, path: string): Secrets {
  const draft = draftOf(secrets, path);
  try {
    linkSync(draft, path); // A rename would replace the other's.
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    unlinkSync(draft);
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** A file beside it, so that nobody reads a part of one. */
function draftOf(secrets: Secrets, path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return draft;
}

function madeSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('base64url');
  return {
    sessionKey: secret(),
    sandboxAdminToken: secret(),
    bigcommerceClientSecret: secret(),
    bigcommerceAccessToken: secret(),
    kustomerChatSecret: secret(),
    cleengPublisherToken: secret(),
  };
}
