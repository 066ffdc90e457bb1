// On Vercel a cron cleans instead (app/api/cron/clean/route.ts). The random start keeps instances apart.
import 'server-only';
import { env } from '@/lib/env/env';
import { report } from '@/lib/errors/refusal-of';
import { clean } from './cleaning';

const everyMs = 10 * 60_000;

// Next may load instrumentation more than once: one schedule per process.
const shared: typeof globalThis & { foyerCleaning?: true } = globalThis;

export function scheduleCleaning(): void {
  if (shared.foyerCleaning || !env().cleaning.isOnTimer) return;
  shared.foyerCleaning = true;
  cleanAfter(Math.random() * everyMs);
}

/** Scheduled after the previous run, so that runs never overlap. */
function cleanAfter(milliseconds: number): void {
  const run = async () => {
    await clean().catch((error) => report(error, 'cleaning_failed'));
    cleanAfter(everyMs);
  };
  setTimeout(run, milliseconds).unref();
}
