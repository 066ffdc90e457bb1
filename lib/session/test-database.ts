import 'server-only';
import { emptyDatabase, useMigrated } from '@/lib/db/test-database';

export const ownDatabase = () => useMigrated(emptyDatabase());
export const migrateOwn = (database: { url: string }) => useMigrated(database);
