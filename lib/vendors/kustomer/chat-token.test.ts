import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import type { Identity } from '@/lib/model';
import { externalIdOf, signChatToken } from './chat-token';

const secret = 'a secret of more than 32 bytes, for tests';
setEnvironment({ KUSTOMER_CHAT_SECRET: secret });

const anna: Identity = { kind: 'cleeng', realm: '123456789', customerId: '100000001' };
const now = new Date('2026-11-21T12:00:00.900Z');
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

it('carries externalId, iat and exp only', async () => {
  const [header, claims] = (await signChatToken('cleeng:abc', now)).split('.');
  expect(decoded(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
  const seconds = Date.parse('2026-11-21T12:00:00Z') / 1000;
  expect(decoded(claims)).toEqual({
    externalId: 'cleeng:abc',
    iat: seconds - 10,
    exp: seconds + 120,
  });
});

it('is signed with the text of the secret', async () => {
  const [header, claims, signature] = (await signChatToken('cleeng:abc', now)).split('.');
  expect(signature).toBe(
    createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url'),
  );
});

it('gives two customers different external ids, also across vendors and realms', () => {
  const people: Identity[] = [
    anna,
    { ...anna, customerId: '100000002' },
    { ...anna, realm: '987654321' },
    { ...anna, realm: '12345678', customerId: '9100000001' },
    { ...anna, kind: 'bigcommerce' },
  ];
  expect(new Set(people.map(externalIdOf)).size).toBe(people.length);
});

it('names the vendor, but not the customer id, in the external id', () => {
  expect(externalIdOf(anna)).toMatch(/^cleeng:[0-9a-f]{32}$/);
  expect(externalIdOf(anna)).not.toContain(anna.customerId);
});

it('keeps the external id from release to release', () => {
  expect(externalIdOf(anna)).toBe('cleeng:3d3dbd3e1c68662f324e81e36796cce4');
});
