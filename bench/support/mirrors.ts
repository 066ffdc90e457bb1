import { runSql } from './databases';

/** In characters, of a sealed pair of Cleeng's tokens. */
const SEALED_LENGTH = 1_250;

/** The session token of that row, as long as a real one. */
export function sessionTokenOf(number: number): string {
  return `bench-${String(number).padStart(37, '0')}`;
}

/** Rows as wide as real ones, last seen at random times in the last 29 days. */
export async function fillMirrors(url: string, count: number): Promise<void> {
  await runSql(
    url,
    `INSERT INTO session_mirrors (id, secret_hash, identity_kind, identity_realm, customer_id, email, first_name,
       last_name, locale, country, sealed_tokens, tokens_expire_at, user_agent, address_prefix, created_at,
       last_seen_at, expires_at)
     SELECT gen_random_uuid(), encode(sha256(convert_to('bench-' || lpad(number::text, 37, '0'), 'UTF8')), 'hex'),
       'cleeng', '123456789', (100000000 + number / 2)::text, 'customer-' || number || '@example.com', 'Ada',
       'Quist-' || number, 'nl_NL', 'NL', left(repeat(md5(number::text), 36), ${SEALED_LENGTH}),
       seen + interval '15 minutes', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
       '192.0.2.0/24', seen - interval '30 days', seen, seen + interval '60 days'
     FROM (SELECT number, now() - random() * interval '29 days' AS seen
       FROM generate_series(1, ${count}) AS number) AS visits`,
  );
  await runSql(url, 'VACUUM ANALYZE session_mirrors');
  await runSql(url, 'CHECKPOINT'); // Otherwise PostgreSQL writes during the measurement.
}
