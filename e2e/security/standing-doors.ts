import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every page, action and route that there is, read from the files themselves, as doors.ts names them. */
export function standingDoors(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) =>
    join('app', file),
  );
  return files.flatMap((file) => {
    if (file.endsWith('page.tsx')) return [file];
    if (file.endsWith('route.ts')) return named(file, /^export const ([A-Z]+)\b/gm);
    if (!/\.tsx?$/.test(file) || !/['"]use server['"]/.test(readFileSync(file, 'utf8'))) return [];
    return named(file, /^export (?:default )?(?:async function|const) (\w+)/gm);
  });
}

function named(file: string, pattern: RegExp): string[] {
  const names = [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name);
  if (names.length === 0) throw new Error(`${file} is a door of a form that is not known here.`);
  return names.map((name) => `${file} ${name}`);
}
