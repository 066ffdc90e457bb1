import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import pg, { type PoolClient } from 'pg';

type Callback = Parameters<pg.Pool['connect']>[0];

const tooManyClients = '53300'; // https://www.postgresql.org/docs/current/errcodes-appendix.html
/** Doubles each time, more or less: processes that all wait must not come back together. */
const firstPauseMs = 25;

/** Waits while PostgreSQL has no connection to give, for as long as for one of the pool's own. */
export class WaitingPool extends pg.Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<PoolClient> | undefined {
    const connecting = this.connectWhenFree();
    if (!callback) return connecting;
    connecting.then(
      (client) => callback(undefined, client, (release) => client.release(release)),
      (error) => callback(error, undefined, () => undefined),
    );
  }

  private async connectWhenFree(): Promise<PoolClient> {
    const until = performance.now() + (this.options.connectionTimeoutMillis ?? 0);
    let tooMany: unknown;
    for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
      const connecting = super.connect();
      try {
        return await (tooMany ? orThrow(tooMany, connecting, until) : connecting);
      } catch (error) {
        const leftMs = until - performance.now();
        if (!isTooMany(error) || leftMs <= 0) throw error;
        tooMany = error;
        await wait(Math.min(pauseMs * (0.5 + Math.random()), leftMs));
      }
    }
  }
}

/** The pool gives each attempt the whole time again. */
function orThrow(
  error: unknown,
  connecting: Promise<PoolClient>,
  until: number,
): Promise<PoolClient> {
  return pTimeout(connecting, {
    milliseconds: Math.max(1, until - performance.now()),
    fallback: () => {
      connecting.then(
        (client) => client.release(),
        () => undefined,
      );
      throw error;
    },
  });
}

function isTooMany(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === tooManyClients;
}
