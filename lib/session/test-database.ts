// A database for one test file, migrated as in earnest; which kind is the run's affair (lib/db/test-database.ts).
import 'server-only';
import { emptyDatabase, useMigrated } from '@/lib/db/test-database';

export const ownDatabase = () => useMigrated(emptyDatabase());
