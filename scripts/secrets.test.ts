import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptSecrets } from './secrets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes secrets once, for their owner alone', () => {
  const path = join(folder, '.data', 'secrets.json');
  const made = keptSecrets(path);
  expect(Buffer.from(made.sessionKey, 'base64url')).toHaveLength(32);
  expect(made.sandboxAdminToken).not.toBe(made.sessionKey);
  expect(keptSecrets(path)).toEqual(made);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, '.data'))).toEqual(['secrets.json']);
});

it('makes others elsewhere', () => {
  expect(keptSecrets(join(folder, 'one'))).not.toEqual(keptSecrets(join(folder, 'two')));
});
