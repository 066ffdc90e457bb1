import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { beginChat, ChatClient, seconds, signToken } from '../kustomer/test-chat';
import { NINA } from '../oidc/seed';
import { authorizePath, returned, signIn, TestBrowser } from '../oidc/test-provider';
import { startSandbox } from '../server';
import { SandboxClient } from '../test-sandbox';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function during(work: (sandbox: SandboxClient) => Promise<void>): Promise<void> {
  const running = await startSandbox({ port: 0, stateFolder: join(folder, 'state') });
  try {
    await work(new SandboxClient(running.url));
  } finally {
    await running.close();
  }
}

it('keeps customers, tokens, keys, mail, age and settings across a restart', async () => {
  let known = { jwt: '', refreshToken: '', customerId: 0, email: '', password: '' };
  await during(async (sandbox) => {
    known = await sandbox.register();
    await sandbox.control('settings', { slowSeconds: 7 });
    await sandbox.control('advance', { seconds: 5 });
    const body = { customerEmail: known.email, publisherId: 123456789 };
    await sandbox.cleeng('PUT', '/customers/passwords', { body });
  });
  await during(async (sandbox) => {
    const { jwt, customerId, email, password, refreshToken } = known;
    expect((await sandbox.cleeng('GET', `/customers/${customerId}`, { jwt })).status).toBe(200);
    expect((await sandbox.refresh(refreshToken)).status).toBe(200);
    expect((await sandbox.refresh(refreshToken)).status).toBe(422);
    await sandbox.login(email, password);
    expect((await sandbox.request('GET', '/_/mail')).body).toMatchObject([{ to: email }]);
    expect((await sandbox.request('GET', '/_/settings')).body).toMatchObject({ slowSeconds: 7 });
    expect((await sandbox.control('advance', { seconds: 1 })).body).toEqual({ agedSeconds: 6 });
  });
});

it('keeps chats, and when the world was aged', async () => {
  let token = '';
  const old = await signToken({ iat: seconds() - 30, externalId: 'c-2' });
  await during(async (sandbox) => {
    const chat = await beginChat(sandbox);
    await chat.login({ externalId: 'c-1' });
    await chat.begin('Remember me');
    await sandbox.control('advance', { seconds: 900 });
    token = chat.token;
  });
  await during(async (sandbox) => {
    const chat = new ChatClient(sandbox);
    chat.token = token;
    expect(await chat.texts()).toEqual([['Remember me']]);
    const visitor = await beginChat(sandbox);
    expect((await visitor.request('POST', 'login', { jwtToken: old })).status).toBe(401);
  });
  expect(await readFile(join(folder, 'state', 'sandbox.json'), 'utf8')).not.toContain(token);
});

it('keeps who is signed in at the provider, without cookies and codes', async () => {
  await during(async (sandbox) => {
    const browser = new TestBrowser(sandbox);
    const { accessToken } = await signIn(sandbox, NINA, browser);
    const { code } = returned(await browser.get(authorizePath()));
    const path = join(folder, 'state', 'sandbox.json');
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('"storefronts"');
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain(accessToken);
    expect(text).not.toContain(code);
  });
  await during(async (sandbox) => {
    expect((await sandbox.request('GET', '/')).body).toContain(
      'Sign out Nina Solberg in one browser',
    );
  });
});

it('completes state without chats from the seeds', async () => {
  const path = join(folder, 'state', 'sandbox.json');
  await during(async (sandbox) => {
    await sandbox.control('settings', { slowSeconds: 7 });
  });
  const state = JSON.parse(await readFile(path, 'utf8'));
  delete state.world.kustomer;
  delete state.world.advances;
  delete state.world.settings.chatTokenLifetime;
  await writeFile(path, JSON.stringify(state));
  await during(async (sandbox) => {
    const response = await (await beginChat(sandbox)).login({ externalId: 'c-1' });
    expect(response.status).toBe(200);
    expect((await sandbox.request('GET', '/_/settings')).body).toMatchObject({
      slowSeconds: 7,
      chatTokenLifetime: 900,
    });
  });
});

it('writes soon after a change, readable by its owner only, without tokens in clear text', async () => {
  await during(async (sandbox) => {
    const { refreshToken, email, password } = await sandbox.register();
    const path = join(folder, 'state', 'sandbox.json');
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain(email);
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain(refreshToken);
    expect(text).not.toContain(password);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });
  expect(await readdir(join(folder, 'state'))).toEqual(['sandbox.json']);
});

it('completes state of an older version with new vendors and settings', async () => {
  const path = join(folder, 'state', 'sandbox.json');
  let email = '';
  await during(async (sandbox) => {
    ({ email } = await sandbox.register());
  });
  const state = JSON.parse(await readFile(path, 'utf8'));
  delete state.world.bigcommerce;
  delete state.world.oidc;
  delete state.world.settings.currentCustomerAlgorithm;
  await writeFile(path, JSON.stringify(state));
  await during(async (sandbox) => {
    expect((await sandbox.request('GET', '/')).body).toContain(email);
    expect((await sandbox.request('GET', '/store')).body).toContain('Mira Okafor');
    expect((await sandbox.request('GET', authorizePath())).body).toContain('Nina Solberg');
    const { body } = await sandbox.request('GET', '/_/settings');
    expect(body).toMatchObject({ currentCustomerAlgorithm: 'HS512' });
  });
});

it('names a broken file instead of starting with new state', async () => {
  await writeFile(join(folder, 'sandbox.json'), '{"format":');
  await expect(startSandbox({ port: 0, stateFolder: folder })).rejects.toThrow(
    join(folder, 'sandbox.json'),
  );
});
