// What scripts/build/bundle-migrate.ts makes `migrate.js` of: its migrations lie in prisma/migrations beside it.
import { join } from 'node:path';
import { runApply } from './run-apply';

await runApply(join(import.meta.dirname, 'prisma/migrations'));
