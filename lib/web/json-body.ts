// What a script posts to a route: JSON of a known shape, and not much of it.
import 'server-only';
import type { z } from 'zod';
import { Refusal } from '@/lib/errors/errors';
import { readCapped } from './capped-body';

/** Throws Refusal `too_large` or `body_invalid`. */
export async function readJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const kind = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(kind)) throw new Refusal('body_invalid');
  const parsed = schema.safeParse(parse(await readCapped(request)));
  if (!parsed.success) throw new Refusal('body_invalid');
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No schema takes that.
  }
}
