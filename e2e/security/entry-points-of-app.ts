import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every page, action and route, read from the files of `app`, by the names of entry-points.ts. */
export function entryPointsOfApp(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) =>
    join('app', file),
  );
  return files.flatMap((file) => {
    if (file.endsWith('page.tsx')) return [file];
    if (file.endsWith('route.ts'))
      return exportsOf(file, /^export (?:const|async function) ([A-Z]+)\b/gm);
    if (!/\.tsx?$/.test(file) || !/['"]use server['"]/.test(readFileSync(file, 'utf8'))) return [];
    return exportsOf(file, /^export (?:default )?(?:async function|const) (\w+)/gm);
  });
}

function exportsOf(file: string, pattern: RegExp): string[] {
  const names = [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name);
  if (names.length === 0) throw new Error(`${file} exports no action or route in a known form.`);
  return names.map((name) => `${file} ${name}`);
}
