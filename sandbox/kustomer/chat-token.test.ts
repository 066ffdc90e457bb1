import { UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../server';
import { openSandbox, SandboxClient } from '../test-sandbox';
import { beginChat, refused, seconds, signToken } from './test-chat';

const sandbox = openSandbox();

async function loginWith(jwtToken: string, where = sandbox) {
  return (await beginChat(where)).request('POST', 'login', { jwtToken });
}

async function sign(claims: Record<string, unknown>) {
  return loginWith(await signToken({ iat: seconds(), externalId: 'c-1', ...claims }));
}

const notSigned = refused(401, 'The token is not signed by this shop');
const tooOld = refused(401, 'The token is too old');

describe('a chat token', () => {
  it('identifies a customer by externalId or email', async () => {
    expect((await sign({})).body).toMatchObject({
      customer: { identified: true, externalId: 'c-1', customerId: expect.any(String) },
    });
    const { body } = await sign({ externalId: undefined, email: 'anna@example.com' });
    expect(body).toMatchObject({ customer: { identified: true, email: 'anna@example.com' } });
  });

  it('identifies by email where it has both', async () => {
    const { body } = await sign({ email: 'anna@example.com' });
    expect(body).toMatchObject({ customer: { identified: true, email: 'anna@example.com' } });
    expect(body).not.toHaveProperty('customer.externalId');
  });

  it('may have further claims, including exp', async () => {
    expect((await sign({ exp: seconds() + 60, aud: 'kustomer', name: 'Anna' })).status).toBe(200);
  });

  it.each([
    ['no identity', { externalId: undefined }, 'The token has neither externalId nor email'],
    [
      'an empty identity',
      { externalId: '' },
      'The token has no iat, or an identity of another shape',
    ],
    [
      'a number as externalId',
      { externalId: 7 },
      'The token has no iat, or an identity of another shape',
    ],
    ['no iat', { iat: undefined }, 'The token has no iat, or an identity of another shape'],
    ['an iat in the future', { iat: seconds() + 120 }, 'The token is dated in the future'],
    ['an iat 15 minutes ago', { iat: seconds() - 900 }, 'The token is too old'],
    ['a past exp', { iat: seconds() - 60, exp: seconds() - 1 }, 'The token has expired'],
  ])('is refused with %s', async (_, claims, title) => {
    expect(await sign(claims)).toMatchObject(refused(401, title));
  });

  it('is accepted until it is 15 minutes old', async () => {
    expect((await sign({ iat: seconds() - 880 })).status).toBe(200);
  });

  it('is refused unless signed by HS256 with the shared secret', async () => {
    const claims = { iat: seconds(), externalId: 'c-1' };
    for (const token of [
      await signToken(claims, 'another-secret-that-is-long-enough-too'),
      await signToken(claims, undefined, 'HS512'),
      new UnsecuredJWT(claims).encode(),
      'eyJ.eyJ.x',
      '',
    ]) {
      expect(await loginWith(token)).toMatchObject(notSigned);
    }
  });

  it('is refused with an exp, with the setting', async () => {
    await sandbox.control('settings', { chatTokenExp: 'refused' });
    expect(await sign({ exp: seconds() + 60 })).toMatchObject(refused(401, 'The token has an exp'));
    expect((await sign({})).status).toBe(200);
  });
});

describe('an aged world', () => {
  /** Of its own, because its age only grows. */
  async function inANewWorld(work: (sandbox: SandboxClient) => Promise<void>) {
    const running = await startSandbox({ port: 0 });
    try {
      await work(new SandboxClient(running.url));
    } finally {
      await running.close();
    }
  }

  it('ages tokens from before, but none since, though they are dated back', async () => {
    await inANewWorld(async (world) => {
      const before = await signToken({ iat: seconds() - 30, externalId: 'c-1' });
      await world.control('advance', { seconds: 900 });
      expect(await loginWith(before, world)).toMatchObject(tooOld);
      const since = await signToken({ iat: seconds() - 5, externalId: 'c-1' });
      expect((await loginWith(since, world)).status).toBe(200);
    });
  });

  it('ages their exp as well', async () => {
    await inANewWorld(async (world) => {
      const before = await signToken({
        iat: seconds() - 30,
        exp: seconds() + 30,
        externalId: 'c-1',
      });
      await world.control('advance', { seconds: 60 });
      expect(await loginWith(before, world)).toMatchObject(refused(401, 'The token has expired'));
    });
  });

  it('adds up several advances', async () => {
    await inANewWorld(async (world) => {
      const before = await signToken({ iat: seconds() - 30, externalId: 'c-1' });
      await world.control('advance', { seconds: 400 });
      expect((await loginWith(before, world)).status).toBe(200);
      await world.control('advance', { seconds: 500 });
      expect(await loginWith(before, world)).toMatchObject(tooOld);
    });
  });
});

describe('the secret', () => {
  const other = openSandbox({ chatSecret: 'a-secret-of-its-own-with-enough-bytes' });

  it('can be configured', async () => {
    const claims = { iat: seconds(), externalId: 'c-1' };
    const chat = await beginChat(other);
    const own = await signToken(claims, 'a-secret-of-its-own-with-enough-bytes');
    expect(
      await chat.request('POST', 'login', { jwtToken: await signToken(claims) }),
    ).toMatchObject(notSigned);
    expect((await chat.request('POST', 'login', { jwtToken: own })).status).toBe(200);
  });
});
