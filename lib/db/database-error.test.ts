import { expect, it, vi } from 'vitest';
import { isDatabaseError } from '@/lib/errors/database-error';
import { refusalOf } from '@/lib/errors/refusal-of';
import { database } from './client';
import { onEveryDatabase, useMigrated } from './test-database';

const row = { tokenHash: 'a', expiresAt: new Date() };
const raise = (state: string) =>
  database().$executeRawUnsafe(
    `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${state}'; END $$`,
  );
const failing: Record<string, () => Promise<unknown>> = {
  'a field that is none': () => database().spentToken.create({ data: { ...row, no: 1 } as never }),
  'a second row': () => database().spentToken.createMany({ data: [row, row] }),
  'a missing row': () => database().spentToken.delete({ where: { tokenHash: 'none' } }),
  'a character that no text has': () =>
    database().spentToken.create({ data: { ...row, tokenHash: '\0' } }),
  'a wrong value': () => database().$queryRaw`SELECT 'a'::int`,
  'a wrong statement': () => database().$queryRaw`SELECT * FROM nowhere`,
  'a broken constraint': () => raise('23514'),
  'no privilege': () => raise('42501'),
  'a shutdown': () => raise('57P01'),
  'a standby': () => raise('25006'),
};
const ofTheDatabase = ['no privilege', 'a shutdown', 'a standby'];

onEveryDatabase((running) => {
  useMigrated(running);

  it.each(Object.entries(failing))('tells whose failure it is: %s', async (name, fail) => {
    vi.spyOn(console, 'error').mockReturnValue();
    const error = await fail().catch((thrown: unknown) => thrown);
    expect(error).toHaveProperty('clientVersion');
    const isItsOwn = ofTheDatabase.includes(name);
    expect(isDatabaseError(error)).toBe(isItsOwn);
    expect(refusalOf(error, 'test').code).toBe(isItsOwn ? 'unavailable' : 'unexpected');
  });
});
