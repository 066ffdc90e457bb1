import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { env } from '@/lib/env/env';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { signedIn } from '@/lib/session/test-customer';
import { ownDatabase } from '@/lib/session/test-database';
import { hostedLogin } from './hosted-login';
import { login } from './login';
import { setNewPassword } from './new-password';
import { changeEmail, changeName } from './profile';
import { register } from './register';
import { askForResetMail } from './reset-password';
import { unlink } from './sso-link';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('next/server', () => ({ after: () => {} }));
vi.mock('@/lib/env/env', { spy: true });
vi.mock('@/lib/session/cookie', () => ({ sessionTokenFromCookie: vi.fn() }));

const sandbox = ownSandbox();
ownDatabase();

const visitor = { address: null, addressPrefix: null, userAgent: null };
const formId = randomUUID();
const password = 'anna-sandbox-1';
const anna = { email: 'anna@example.com', password, visitor };
const nina = {
  ...anna,
  formId,
  email: 'nina@example.com',
  region: { country: 'NL', currency: 'EUR', locale: 'nl_NL' },
  isRegionChosen: false,
  shownConsents: {},
  shownLanguage: 'en',
} as const;

beforeEach(() => {
  const known = env();
  if (!known.sso) throw new Error('There is no provider.');
  vi.mocked(env).mockReturnValue({
    ...known,
    takesPasswords: false,
    sso: { ...known.sso, isOnlyWay: true },
  });
});
afterEach(() => vi.mocked(env).mockReset());

it.each([
  ['login', () => login({ ...anna, formId })],
  ['register', () => register(nina)],
  ['reset-password', () => askForResetMail({ ...anna, mailbox: null })],
  ['new-password', () => setNewPassword(anna)],
  ['hosted-login', () => hostedLogin('a.jwt.token', visitor)],
])('%s is closed where the provider is the only way in', async (_, run) => {
  await expect(run()).rejects.toMatchObject({ code: 'sso_only' });
  expect(await sandbox.calls()).toEqual([]);
});

it('a customer who is signed in changes their name there, and neither address nor sign-in', async () => {
  const session = await signedIn('anna');
  const before = await sandbox.calls();
  for (const run of [
    () => changeEmail(session, { email: 'anne@example.com', password }, visitor),
    () => unlink(session, password, visitor),
  ]) {
    await expect(run()).rejects.toMatchObject({ code: 'sso_only' });
  }
  expect(await sandbox.calls()).toEqual(before);
  await changeName(session, { firstName: 'Anne' }, visitor);
});
