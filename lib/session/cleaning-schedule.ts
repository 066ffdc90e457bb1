// Cleaning, every ten minutes for as long as the process lives: on Vercel a cron asks for it (app/api/cron/clean/route.ts).
// Each instance begins at a random moment, so that those started together do not clean together.
import 'server-only';
import { env } from '@/lib/env/env';
import { report } from '@/lib/errors/refusal-of';
import { clean } from './cleaning';

const everyMs = 10 * 60_000;

// Next may load instrumentation more than once: one schedule a process.
const shared: typeof globalThis & { foyerCleaning?: true } = globalThis;

export function scheduleCleaning(): void {
  if (shared.foyerCleaning || !env().cleaning.isOnTimer) return;
  shared.foyerCleaning = true;
  cleanAfter(Math.random() * everyMs);
}

/** The next run is set when this one has ended: they never overlap. */
function cleanAfter(milliseconds: number): void {
  const run = async () => {
    await clean().catch((error) => report(error, 'cleaning_failed'));
    cleanAfter(everyMs);
  };
  setTimeout(run, milliseconds).unref();
}
