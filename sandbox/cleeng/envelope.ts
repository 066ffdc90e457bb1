// Clients take any top-level `code` or `message` as a failure, so a success has neither.

import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { readText } from '../body';
import { type RefusalName, refusals } from './refusals';

export class CleengRefusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    /** Undefined where a setting leaves it out. */
    readonly code: string | undefined,
    readonly text: string,
  ) {
    super(`${code ?? status} ${text}`);
  }
}

export function refuse(
  name: RefusalName,
  changes: { status?: ContentfulStatusCode; code?: string; text?: string } = {},
): never {
  const [status, code, text] = refusals[name];
  throw new CleengRefusal(
    changes.status ?? status,
    changes.code === 'none' ? undefined : (changes.code ?? code),
    changes.text ?? text,
  );
}

export function succeed(c: Context, responseData: object): Response {
  return c.json({ responseData, errors: [] });
}

export function failureBody(code: string | undefined, text: string): object {
  return { errors: [text], ...(code === undefined ? {} : { code }) };
}

/** Keys that the schema does not name are dropped: the API tolerates them. */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  refusal: RefusalName = 'invalidRequestBody',
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(c));
  return parsed.success ? parsed.data : refuse(refusal);
}

export async function readJson(c: Context): Promise<unknown> {
  const text = await readText(c);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
