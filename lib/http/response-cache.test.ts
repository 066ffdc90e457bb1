import { expect, it, vi } from 'vitest';
import { emptyShelf, keptOrAsked } from './response-cache';

const noon = 1_000_000;

function minuteShelf() {
  const shelf = emptyShelf<number>(60_000);
  let asked = 0;
  const ask = vi.fn(async () => {
    asked += 1;
    return asked;
  });
  return {
    shelf,
    ask,
    read: (name: string, seconds: number) => keptOrAsked(shelf, name, ask, noon + seconds * 1000),
  };
}

it('keeps an answer as long as its shelf says, by the clock it is given', async () => {
  const { read } = minuteShelf();
  expect(await read('a', 0)).toBe(1);
  expect(await read('a', 59.999)).toBe(1);
  expect(await read('a', 60)).toBe(2);
  expect(await read('a', 119.999)).toBe(2);
});

it('keeps answers apart by their name', async () => {
  const { read } = minuteShelf();
  expect([await read('store 1', 0), await read('store 11', 0), await read('store 1', 1)]).toEqual([
    1, 2, 1,
  ]);
});

it('asks once for all who ask at the same time', async () => {
  const { ask, read } = minuteShelf();
  expect(await Promise.all([read('a', 0), read('a', 0), read('a', 1)])).toEqual([1, 1, 1]);
  expect(ask).toHaveBeenCalledTimes(1);
});

it('keeps no failure, and tells it to everybody who waited', async () => {
  const { ask, read } = minuteShelf();
  ask.mockRejectedValueOnce(new Error('The store is down.'));
  const both = await Promise.allSettled([read('a', 0), read('a', 0)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read('a', 1)).toBe(1);
});

it('keeps five hundred, and drops what is over or was asked longest ago', async () => {
  const { shelf, read } = minuteShelf();
  await read('early', 0);
  for (let customer = 0; customer < 499; customer += 1) await read(`customer ${customer}`, 30);
  expect(shelf.answers.size).toBe(500);
  await read('late', 31);
  const names = [...shelf.answers.keys()];
  expect([names.length, names[0], names.at(-1)]).toEqual([500, 'customer 0', 'late']);
  await read('much later', 91);
  expect([...shelf.answers.keys()]).toEqual(['much later']);
});
