import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from './client';
import { connect } from './connect';
import { forgetTaken, giveBack, takeOne } from './rate-limits';
import { onEveryDatabase, useMigrated } from './test-database';

const five = { times: 5, seconds: 60 };
const take = (key: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => takeOne(key, five)));
const pointsOf = async (key: string) => (await database().rateLimit.findUnique({ where: { key } }))?.points;
const endWindow = (key: string) =>
  database().rateLimit.update({ where: { key }, data: { expire: Date.now() - 1 } });

describe('what may be tried so many times', () => {
  onEveryDatabase((server) => {
    useMigrated(server);

    it('is refused from then on, with the time until the window ends', async () => {
      const key = randomUUID();
      for (let time = 1; time <= five.times; time += 1) expect(await takeOne(key, five)).toBeNull();
      const [first, second] = [await takeOne(key, five), await takeOne(key, five)];
      expect(first?.waitSeconds).toBeGreaterThan(50);
      expect(first?.waitSeconds).toBeLessThanOrEqual(60);
      expect([first?.isFirst, second?.isFirst]).toEqual([true, false]);
      expect(await takeOne(randomUUID(), five)).toBeNull();
    });

    it('is let through no more often to fifty at once, in two processes', async () => {
      const [one, other] = [connect(server.url), connect(server.url)];
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, turn) => takeOne(key, five, () => (turn % 2 ? one : other))),
      );
      expect(answers.filter((refused) => refused === null)).toHaveLength(five.times);
      expect(answers.filter((refused) => refused?.isFirst)).toHaveLength(1);
      expect(await pointsOf(key)).toBe(50);
      await Promise.all([one.$disconnect(), other.$disconnect()]);
    });

    it('is there again once the window has ended', async () => {
      const key = randomUUID();
      await take(key, 9);
      await endWindow(key);
      expect((await take(key, 9)).filter((refused) => refused === null)).toHaveLength(five.times);
    });

    it('is there again when it is given back, but never more of it than there was', async () => {
      const key = randomUUID();
      await giveBack(key);
      await take(key, 5);
      await giveBack(key);
      expect(await takeOne(key, five)).toBeNull();
      expect(await takeOne(key, five)).not.toBeNull();
      await endWindow(key);
      await giveBack(key);
      expect((await take(key, 9)).filter((refused) => refused === null)).toHaveLength(five.times);
    });

    it('is all there again when it is forgotten', async () => {
      const key = randomUUID();
      await take(key, 9);
      await forgetTaken(key);
      expect((await take(key, 5)).filter(Boolean)).toEqual([]);
    });
  });
});
