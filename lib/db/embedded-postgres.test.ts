import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { serveEmbeddedPostgres } from './embedded-postgres';

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

it('keeps the parameters of queries apart that waited for a transaction', async () => {
  const embedded = await serveEmbeddedPostgres();
  onTestFinished(() => embedded.stop());
  const [holder, ...waiting] = await Promise.all(
    Array.from({ length: 6 }, () => connected(embedded.url)),
  );
  await holder?.query('BEGIN');
  const answers = waiting.map((client, index) => {
    const numbers = Array.from({ length: index + 1 }, (_, n) => n);
    const sum = numbers.map((n) => `$${n + 1}::int`).join(' + ');
    return client.query<{ sum: number }>(`SELECT ${sum} AS sum`, numbers);
  });
  await holder?.query('SELECT $1::int', [1]);
  await holder?.query('COMMIT');
  const sums = (await Promise.all(answers)).map(({ rows }) => rows[0]?.sum);
  expect(sums).toEqual([0, 1, 3, 6, 10]);
});
