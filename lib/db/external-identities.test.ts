import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database, inTransaction } from './client';
import {
  createExternalSession,
  deleteLink,
  endMirrorsAtProvider,
  findExternalSession,
  findLink,
  findLinkOfCustomer,
  linkOnce,
} from './external-identities';
import { onEveryDatabase, useMigrated } from './test-database';

const issuer = 'https://id.example';
const email = 'nina@example.com';
const someone = () => ({ issuer, subject: randomUUID() });
const customer = (customerId: string = randomUUID()) =>
  ({ kind: 'cleeng', realm: '123456789', customerId }) as const;

async function openMirror({ subject, sid = null }: { subject: string; sid?: string | null }) {
  const { id: mirrorId } = await database().sessionMirror.create({
    data: {
      identityKind: 'cleeng',
      identityRealm: '123456789',
      customerId: '1',
      tokenHash: randomUUID(),
      lastSeenAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  await store({ mirrorId, subject, sid, sealedIdToken: 'sealed' });
  return mirrorId;
}

const store = (session: {
  mirrorId: string;
  subject: string;
  sid: string | null;
  sealedIdToken: string | null;
}) => inTransaction((transaction) => createExternalSession({ issuer, ...session }, transaction));

onEveryDatabase((server) => {
  useMigrated(server);

  describe('a link', () => {
    it('is found from both sides until it is deleted', async () => {
      const [nina, account] = [someone(), customer()];
      expect(await linkOnce(nina, account, email)).toBe(true);
      expect(await linkOnce(nina, account, email)).toBe(true);
      const link = { ...nina, customerId: account.customerId, email };
      expect(await findLink(nina)).toMatchObject(link);
      expect(await findLinkOfCustomer(issuer, account)).toMatchObject(link);
      await deleteLink(nina);
      expect(await findLink(nina)).toBeNull();
      expect(await findLinkOfCustomer(issuer, account)).toBeNull();
    });

    it('of one person leads to one of eight customers that are linked at once', async () => {
      const nina = someone();
      const accounts = Array.from({ length: 8 }, () => customer());
      const linked = await Promise.all(accounts.map((account) => linkOnce(nina, account, email)));
      expect(linked.filter(Boolean)).toHaveLength(1);
      const winner = accounts[linked.indexOf(true)];
      expect(await findLink(nina)).toMatchObject({ customerId: winner?.customerId });
    });

    it('of one customer leads to one of eight people who are linked at once', async () => {
      const account = customer();
      const people = Array.from({ length: 8 }, someone);
      const linked = await Promise.all(people.map((person) => linkOnce(person, account, email)));
      expect(linked.filter(Boolean)).toHaveLength(1);
      expect(await findLinkOfCustomer(issuer, account)).toMatchObject({
        subject: people[linked.indexOf(true)]?.subject,
      });
    });
  });

  describe("the provider's part of a session", () => {
    it('is stored once, and goes with the row', async () => {
      const mirrorId = await openMirror(someone());
      await store({ mirrorId, subject: 'another', sid: null, sealedIdToken: null });
      expect(await findExternalSession(mirrorId)).toMatchObject({ sealedIdToken: 'sealed' });
      await database().sessionMirror.delete({ where: { id: mirrorId } });
      expect(await findExternalSession(mirrorId)).toBeNull();
    });

    it.each([
      ['by sid, those of this session', { isNamed: false, isSidNamed: true }, ['here']],
      [
        'by subject, all of the person',
        { isNamed: true, isSidNamed: false },
        ['elsewhere', 'here'],
      ],
      [
        'by both, also one whose sid is not known',
        { isNamed: true, isSidNamed: true },
        ['elsewhere', 'here'],
      ],
    ])('ends open sessions %s', async (_, { isNamed, isSidNamed }, ended) => {
      const { subject } = someone();
      const sid = randomUUID();
      const names = new Map([
        [await openMirror({ subject, sid }), 'here'],
        [await openMirror({ subject }), 'elsewhere'],
        [await openMirror({ subject, sid: randomUUID() }), 'at another session'],
      ]);
      const named = { subject: isNamed ? subject : null, sid: isSidNamed ? sid : null };
      const end = (from: string) =>
        inTransaction((transaction) =>
          endMirrorsAtProvider(
            { issuer: from, ...named },
            'ended_by_provider',
            new Date(),
            transaction,
          ),
        );
      expect(await end('https://other.example')).toEqual([]);
      const found = (await end(issuer)).map(({ id }) => names.get(id)).sort();
      expect(found).toEqual(isSidNamed ? ended : [...ended, 'at another session'].sort());
      expect(await end(issuer)).toEqual([]);
    });
  });
});
