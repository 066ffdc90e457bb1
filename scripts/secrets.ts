// Secrets for trying things out on one machine: made once at random and kept in a file that only its owner may read.
import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Secrets {
  sessionKey: string;
  sandboxAdminToken: string;
}

/** Fills in what `environment` leaves out, for a storefront that plays its vendors itself. */
export function provideSecrets(environment: NodeJS.ProcessEnv, dataFolder: string): void {
  const { sessionKey, sandboxAdminToken } = keptSecrets(join(dataFolder, 'secrets.json'));
  environment.SESSION_KEYS ||= sessionKey;
  if (environment.DEMO === 'true') environment.SANDBOX_ADMIN_TOKEN ||= sandboxAdminToken;
}

export function keptSecrets(path: string): Secrets {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  const secret = () => randomBytes(32).toString('base64url');
  const made: Secrets = { sessionKey: secret(), sandboxAdminToken: secret() };
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path); // Whole or not at all, and never over what another process made.
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}
