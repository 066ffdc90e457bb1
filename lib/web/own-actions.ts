import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { env } from '@/lib/env/env';

const reference = z.object({ id: z.string(), bound: z.literal('$@1') });
const manifest = z.object({ node: z.record(z.string(), z.unknown()) });

/** Whether React and Next can call an action with these fields, as they wrote them into the form. */
export function isActionOfOurs(form: FormData): boolean {
  const names = [...form.keys()].filter((name) => name.startsWith('$ACTION'));
  const [, number] = names.map((name) => /^\$ACTION_REF_(\d+)$/.exec(name)).find(Boolean) ?? [];
  const known = [`REF_${number}`, `${number}:0`, `${number}:1`, 'KEY'].map(
    (end) => `$ACTION_${end}`,
  );
  if (!number || !names.every((name) => known.includes(name))) return false;
  const action = reference.safeParse(jsonIn(form, `$ACTION_${number}:0`));
  return action.success && isOwnId(action.data.id) && isPlainState(form, `$ACTION_${number}:1`);
}

/** One argument, the state before the post, without references to other fields. */
function isPlainState(form: FormData, name: string): boolean {
  const given = jsonIn(form, name, (_, value) => {
    if (typeof value === 'string' && /^\$(?!\$)/.test(value)) throw new Error('a reference');
    return value;
  });
  return Array.isArray(given) && given.length === 1;
}

function jsonIn(
  form: FormData,
  name: string,
  revive?: (key: string, value: unknown) => unknown,
): unknown {
  const text = form.get(name);
  try {
    return typeof text === 'string' ? JSON.parse(text, revive) : undefined;
  } catch {
    return undefined;
  }
}

function isOwnId(id: string): boolean {
  ownIds ??= readIds();
  return ownIds === 'unknown' || ownIds.has(id);
}
let ownIds: Set<string> | 'unknown' | undefined;

/** Next's list of this build. It may lie elsewhere on a platform, and `next dev` adds to it. */
function readIds(): Set<string> | 'unknown' {
  const file = join(
    /* turbopackIgnore: true */ process.cwd(),
    '.next/server/server-reference-manifest.json',
  );
  if (env().app.isDevelopment || !existsSync(file)) return 'unknown';
  return new Set(Object.keys(manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).node));
}
