import type { Context } from 'hono';
import { z } from 'zod';
import { readText } from '../body';
import { KustomerRefusal } from './refusal';

export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(parseJson(await readText(c)));
  if (parsed.success) return parsed.data;
  throw new KustomerRefusal(400, z.prettifyError(parsed.error));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new KustomerRefusal(400, 'The body is not JSON');
    throw error;
  }
}
