// An unknown field is an error: a misspelt fault that silently never fails anything costs an afternoon.

import type { Context } from 'hono';
import type { z } from 'zod';
import { readText } from '../body';

export class InvalidInput extends Error {}

export async function readInput<Schema extends z.ZodObject>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  return parseInput(schema, await readJsonObject(c));
}

export function parseInput<Schema extends z.ZodObject>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map(describeIssue);
  const allowed = Object.keys(schema.shape).join(', ') || 'no field at all';
  throw new InvalidInput(`${complaints.join('; ')}. Allowed here: ${allowed}.`);
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.');
  const place = where ? `${where}: ` : '';
  if (issue.code !== 'unrecognized_keys') return `${place}${issue.message}`;
  return `${place}unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
}

async function readJsonObject(c: Context): Promise<unknown> {
  const text = await readText(c);
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvalidInput('The body is not JSON');
    throw error;
  }
}
