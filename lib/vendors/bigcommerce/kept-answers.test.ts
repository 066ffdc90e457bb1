import { expect, it, vi } from 'vitest';
import { type KeptAnswers, keptOrAsked } from './kept-answers';

const noon = 1_000_000;

function shelf() {
  const kept: KeptAnswers<number> = new Map();
  let asked = 0;
  const ask = vi.fn(async () => {
    asked += 1;
    return asked;
  });
  return {
    kept,
    ask,
    read: (name: string, seconds: number) => keptOrAsked(kept, name, ask, noon + seconds * 1000),
  };
}

it('keeps an answer for a minute, by the clock it is given', async () => {
  const { read } = shelf();
  expect(await read('a', 0)).toBe(1);
  expect(await read('a', 59.999)).toBe(1);
  expect(await read('a', 60)).toBe(2);
  expect(await read('a', 119.999)).toBe(2);
});

it('keeps answers apart by their name', async () => {
  const { read } = shelf();
  expect([await read('store 1', 0), await read('store 11', 0), await read('store 1', 1)]).toEqual([1, 2, 1]);
});

it('asks once for all who ask at the same time', async () => {
  const { ask, read } = shelf();
  expect(await Promise.all([read('a', 0), read('a', 0), read('a', 1)])).toEqual([1, 1, 1]);
  expect(ask).toHaveBeenCalledTimes(1);
});

it('keeps no failure, and tells it to everybody who waited', async () => {
  const { ask, read } = shelf();
  ask.mockRejectedValueOnce(new Error('The store is down.'));
  const both = await Promise.allSettled([read('a', 0), read('a', 0)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read('a', 1)).toBe(1);
});

it('keeps five hundred, and drops what is over or was asked longest ago', async () => {
  const { kept, read } = shelf();
  await read('early', 0);
  for (let customer = 0; customer < 499; customer += 1) await read(`customer ${customer}`, 30);
  expect(kept.size).toBe(500);
  await read('late', 31);
  expect([kept.size, kept.has('early'), kept.has('customer 0'), kept.has('late')]).toEqual([
    500,
    false,
    true,
    true,
  ]);
  await read('much later', 91);
  expect([...kept.keys()]).toEqual(['much later']);
});
