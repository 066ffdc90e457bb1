import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import pg, { type PoolClient } from 'pg';

type Callback = Parameters<pg.Pool['connect']>[0];

const tooManyClients = '53300'; // https://www.postgresql.org/docs/current/errcodes-appendix.html
const retryEveryMs = 50;

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
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (!isTooMany(error) || performance.now() > until) throw error;
        await wait(retryEveryMs);
      }
    }
  }
}

function isTooMany(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === tooManyClients;
}
