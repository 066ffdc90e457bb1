// An unknown parameter is a 501: the real API ignores it, and a misspelt filter then returns every customer's orders.

import type { Context } from 'hono';
import { z } from 'zod';
import { StoreRefusal } from './failures';

export const ids = z
  .string()
  .regex(/^\d+(,\d+)*$/, 'is not a list of ids')
  .transform((list) => list.split(',').map(Number));

export const count = z.string().regex(/^\d+$/, 'is not a number').transform(Number);

/** One value, or several separated by commas. */
export const someOf = <Name extends string>(names: readonly Name[]) =>
  z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(names)));

export function readQuery<Schema extends z.ZodObject>(
  c: Context,
  schema: Schema,
): z.output<Schema> {
  const given = c.req.query();
  const unknown = Object.keys(given).filter((name) => !(name in schema.shape));
  if (unknown.length > 0) {
    const known = Object.keys(schema.shape).join(', ') || 'none';
    throw new StoreRefusal(
      501,
      `The sandbox does not know ${unknown.join(', ')} here. It knows ${known}.`,
    );
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StoreRefusal(400, `${issue?.path.join('.')} ${issue?.message}`);
}
