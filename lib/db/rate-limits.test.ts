import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from './client';
import { connect } from './connect';
import { type Consumed, clear, consume, giveBack } from './rate-limits';
import { onEveryDatabase, useMigrated } from './test-database';

const five = { times: 5, seconds: 60 };
const consumeTimes = (key: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => consume(key, five)));
const isAllowed = ({ waitSeconds }: Consumed) => waitSeconds === null;
const pointsOf = async (key: string) =>
  (await database().rateLimit.findUnique({ where: { key } }))?.points;
const endWindow = (key: string) =>
  database().rateLimit.update({ where: { key }, data: { expire: Date.now() - 1 } });

describe('an allowance of five', () => {
  onEveryDatabase((server) => {
    useMigrated(server);

    it('refuses the sixth, with the time until the window ends', async () => {
      const key = randomUUID();
      expect((await consumeTimes(key, five.times)).every(isAllowed)).toBe(true);
      const { waitSeconds } = await consume(key, five);
      expect(waitSeconds).toBeGreaterThan(50);
      expect(waitSeconds).toBeLessThanOrEqual(60);
      expect(isAllowed(await consume(randomUUID(), five))).toBe(true);
    });

    it('allows five of fifty in parallel, from two clients', async () => {
      const [one, other] = [connect(server.url), connect(server.url)];
      const key = randomUUID();
      const responses = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          consume(key, five, () => (index % 2 ? one : other)),
        ),
      );
      expect(responses.filter(isAllowed)).toHaveLength(five.times);
      expect(await pointsOf(key)).toBe(50);
      await Promise.all([one.$disconnect(), other.$disconnect()]);
    });

    it('starts again once the window has ended', async () => {
      const key = randomUUID();
      await consumeTimes(key, 9);
      await endWindow(key);
      expect((await consumeTimes(key, 9)).filter(isAllowed)).toHaveLength(five.times);
    });

    it('takes back what is given back, and never more than was consumed', async () => {
      const key = randomUUID();
      const [consumed] = await consumeTimes(key, 1);
      for (const again of [consumed, consumed]) if (again) await giveBack(again);
      expect(await pointsOf(key)).toBe(0);
      expect((await consumeTimes(key, 9)).filter(isAllowed)).toHaveLength(five.times);
    });

    it('takes nothing back from an earlier window', async () => {
      const key = randomUUID();
      const consumed = await consume(key, five);
      await endWindow(key);
      await giveBack(consumed);
      expect(await pointsOf(key)).toBe(1);
      await consumeTimes(key, 3);
      await giveBack(consumed);
      expect(await pointsOf(key)).toBe(3);
    });

    it('starts again when it is cleared', async () => {
      const key = randomUUID();
      await consumeTimes(key, 9);
      await clear(key);
      expect((await consumeTimes(key, 5)).every(isAllowed)).toBe(true);
    });
  });
});
