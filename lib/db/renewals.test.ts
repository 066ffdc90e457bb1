import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { giveRenewalTurnBack, storeRenewedTokens, takeRenewalTurn } from './renewals';
import { createMirror, endMirror, findMirror } from './session-mirrors';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.123Z');
const later = new Date('2026-11-21T11:00:00.000Z');
const pair = { sealedTokens: 'renewed', tokensExpireAt: later, tokensRenewAt: now };
const minute = 60_000;
const over = -1;

async function open(): Promise<string> {
  const { id } = await createMirror({
    secretHash: randomUUID(),
    identityKind: 'cleeng',
    identityRealm: '123456789',
    customerId: randomUUID(),
    sealedTokens: 'first',
    tokensExpireAt: now,
    expiresAt: later,
  });
  return id;
}

describe('the turn to renew', () => {
  onEveryDatabase((database) => {
    useMigrated(database);

    it('is taken by one of all who ask at once', async () => {
      const id = await open();
      const taken = await Promise.all(Array.from({ length: 8 }, () => takeRenewalTurn(id, 0, minute)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: false });
    });

    it('ends with the new pair, which is kept once', async () => {
      const id = await open();
      await takeRenewalTurn(id, 0, minute);
      const kept = await Promise.all(Array.from({ length: 8 }, () => storeRenewedTokens(id, 0, pair)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await findMirror(id)).toMatchObject({ ...pair, tokensVersion: 1, renewalLeaseEnds: null });
    });

    it('is not for those who hold an older pair', async () => {
      const id = await open();
      await storeRenewedTokens(id, 0, pair);
      expect(await takeRenewalTurn(id, 0, minute)).toBe(false);
      expect(await takeRenewalTurn(id, 1, minute)).toBe(true);
    });

    it('goes to the next when it is given back, with or without a doubt', async () => {
      const id = await open();
      await takeRenewalTurn(id, 0, minute);
      await giveRenewalTurnBack(id, 0, false);
      expect(await takeRenewalTurn(id, 0, minute)).toBe(true);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: false });
      await giveRenewalTurnBack(id, 0, true);
      expect(await takeRenewalTurn(id, 0, minute)).toBe(true);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: true });
      await giveRenewalTurnBack(id, 0, false);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: true, renewalLeaseEnds: null });
    });

    it('of a holder that died is taken over when it is over, with a doubt', async () => {
      const id = await open();
      await takeRenewalTurn(id, 0, over);
      expect(await takeRenewalTurn(id, 0, minute)).toBe(true);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: true });
      await storeRenewedTokens(id, 0, pair);
      expect(await findMirror(id)).toMatchObject({ isRenewalUnsure: false });
    });

    it('is over with the session: nothing is taken and nothing kept', async () => {
      const id = await open();
      await endMirror(id, 'signed_out', now);
      const ended = await findMirror(id);
      expect(await takeRenewalTurn(id, 0, minute)).toBe(false);
      expect(await storeRenewedTokens(id, 0, pair)).toBe(false);
      expect(await findMirror(id)).toEqual(ended);
    });
  });
});
