import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptSecrets, lookAtSecrets, provideSecrets, storedFirst } from './secrets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('creates secrets once, readable by their owner only', () => {
  const path = join(folder, '.data', 'secrets.json');
  const made = keptSecrets(path);
  expect(Buffer.from(made.sessionKey, 'base64url')).toHaveLength(32);
  expect(made.sandboxAdminToken).not.toBe(made.sessionKey);
  expect(keptSecrets(path)).toEqual(made);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, '.data'))).toEqual(['secrets.json']);
});

it('takes those of another process that was first', () => {
  const path = join(folder, 'secrets.json');
  const ours = keptSecrets(join(folder, 'ours.json'));
  const theirs = keptSecrets(path);
  expect(storedFirst(ours, path)).toEqual(theirs);
  expect(keptSecrets(path)).toEqual(theirs);
  expect(readdirSync(folder).sort()).toEqual(['ours.json', 'secrets.json']);
});

it('creates others in another folder', () => {
  expect(keptSecrets(join(folder, 'one'))).not.toEqual(keptSecrets(join(folder, 'two')));
});

it('adds what a file of an older release lacks', () => {
  const path = join(folder, 'secrets.json');
  const older = { sessionKey: 'the key so far', sandboxAdminToken: 'the token so far' };
  writeFileSync(path, JSON.stringify(older));
  const completed = keptSecrets(path);
  expect(completed).toMatchObject(older);
  expect(Buffer.from(completed.bigcommerceClientSecret, 'base64url')).toHaveLength(32);
  expect(completed.bigcommerceAccessToken).not.toBe(completed.bigcommerceClientSecret);
  expect(keptSecrets(path)).toEqual(completed);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});

it("sets the vendors' secrets for a demo, and keeps what is set", () => {
  const demo: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    DEMO: 'true',
    BIGCOMMERCE_ACCESS_TOKEN: 'set',
  };
  provideSecrets(demo, folder);
  const { sandboxAdminToken, bigcommerceClientSecret, kustomerChatSecret, cleengPublisherToken } =
    keptSecrets(join(folder, 'secrets.json'));
  expect(demo).toMatchObject({
    SANDBOX_ADMIN_TOKEN: sandboxAdminToken,
    BIGCOMMERCE_CLIENT_SECRET: bigcommerceClientSecret,
    BIGCOMMERCE_ACCESS_TOKEN: 'set',
    KUSTOMER_CHAT_SECRET: kustomerChatSecret,
    CLEENG_PUBLISHER_TOKEN: cleengPublisherToken,
  });
  const alone: NodeJS.ProcessEnv = { NODE_ENV: 'test' };
  provideSecrets(alone, folder);
  expect(Object.keys(alone).sort()).toEqual(['NODE_ENV', 'SESSION_KEYS']);
});

it('can read without writing', () => {
  const before: NodeJS.ProcessEnv = { NODE_ENV: 'test' };
  lookAtSecrets(before, join(folder, 'none'));
  expect(Buffer.from(before.SESSION_KEYS ?? '', 'base64url')).toHaveLength(32);
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ sessionKey: 'the key so far' }));
  const later: NodeJS.ProcessEnv = { NODE_ENV: 'test' };
  lookAtSecrets(later, folder);
  expect(later.SESSION_KEYS).toBe('the key so far');
  expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toEqual({
    sessionKey: 'the key so far',
  });
});
