import type { Instrumentation } from 'next';

/** Next calls this once a process, before the first request, and not during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { refuseToStart, requireEnvironment } = await import('@/lib/env/require-environment');
  requireEnvironment();
  const { env, replaceAuthVariables } = await import('@/lib/env/env');
  const { logInfo, logWarning } = await import('@/lib/errors/log');
  const { app } = env();
  const ignored = replaceAuthVariables();
  if (ignored.length > 0) logWarning('auth_variables_ignored', { names: ignored.join(', ') });
  (await import('@/lib/before-next/http-server')).prepareHttpServer(app);
  const { migrateAtStart, migrationProblems } = await import('@/prisma/migrate-at-start');
  await migrateAtStart();
  refuseToStart(await migrationProblems());
  refuseToStart(await (await import('@/lib/db/client')).databaseProblems()); // Also opens the first connection.
  (await import('@/lib/session/cleaning-schedule')).scheduleCleaning();
  logInfo('ready', { url: app.origin, port: app.port });
  void (await import('@/lib/sso/warn-of-provider')).warnOfProvider();
}

/** Next also prints the error; monitoring reads this line. */
export const onRequestError: Instrumentation.onRequestError = async (
  error,
  { method },
  context,
) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logError } = await import('@/lib/errors/log');
  const { routePath, routeType } = context; // Not the address: it may hold what a visitor typed.
  logError('request_failed', error, { method, routePath, routeType });
};
