/** Next calls this once a process, before the first request; a build does not. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  (await import('@/lib/boot')).boot();
  // Opened here, used everywhere: the first visitor does not wait for a connection.
  await (await import('@/lib/session/health')).canTellWhoAsks();
  (await import('@/lib/session/cleaning-schedule')).scheduleCleaning();
}
