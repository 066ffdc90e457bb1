import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from './client';
import { connect } from './connect';
import { forgetTaken, giveBack, type Taken, takeOne } from './rate-limits';
import { onEveryDatabase, useMigrated } from './test-database';

const five = { times: 5, seconds: 60 };
const take = (key: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => takeOne(key, five)));
const wasThere = ({ waitSeconds }: Taken) => waitSeconds === null;
const pointsOf = async (key: string) =>
  (await database().rateLimit.findUnique({ where: { key } }))?.points;
const endWindow = (key: string) =>
  database().rateLimit.update({ where: { key }, data: { expire: Date.now() - 1 } });

describe('what may be tried so many times', () => {
  onEveryDatabase((server) => {
    useMigrated(server);

    it('is refused from then on, with the time until the window ends', async () => {
      const key = randomUUID();
      expect((await take(key, five.times)).every(wasThere)).toBe(true);
      const { waitSeconds } = await takeOne(key, five);
      expect(waitSeconds).toBeGreaterThan(50);
      expect(waitSeconds).toBeLessThanOrEqual(60);
      expect(wasThere(await takeOne(randomUUID(), five))).toBe(true);
    });

    it('is let through no more often to fifty at once, in two processes', async () => {
      const [one, other] = [connect(server.url), connect(server.url)];
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, turn) => takeOne(key, five, () => (turn % 2 ? one : other))),
      );
      expect(answers.filter(wasThere)).toHaveLength(five.times);
      expect(await pointsOf(key)).toBe(50);
      await Promise.all([one.$disconnect(), other.$disconnect()]);
    });

    it('is there again once the window has ended', async () => {
      const key = randomUUID();
      await take(key, 9);
      await endWindow(key);
      expect((await take(key, 9)).filter(wasThere)).toHaveLength(five.times);
    });

    it('is there again when it is given back, but never more of it than there was', async () => {
      const key = randomUUID();
      const [taken] = await take(key, 1);
      for (const again of [taken, taken]) if (again) await giveBack(again);
      expect(await pointsOf(key)).toBe(0);
      expect((await take(key, 9)).filter(wasThere)).toHaveLength(five.times);
    });

    it('is not there again for what an earlier window gives back', async () => {
      const key = randomUUID();
      const taken = await takeOne(key, five);
      await endWindow(key);
      await giveBack(taken);
      expect(await pointsOf(key)).toBe(1);
      await take(key, 3);
      await giveBack(taken);
      expect(await pointsOf(key)).toBe(3);
    });

    it('is all there again when it is forgotten', async () => {
      const key = randomUUID();
      await take(key, 9);
      await forgetTaken(key);
      expect((await take(key, 5)).every(wasThere)).toBe(true);
    });
  });
});
