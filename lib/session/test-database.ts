// A database for one test file: PGlite in memory, migrated as in earnest. lib/db has the tests on both kinds.
import 'server-only';
import { serveEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { useMigrated, whileRunning } from '@/lib/db/test-database';

export const ownDatabase = () => useMigrated(whileRunning(() => serveEmbeddedPostgres()));
