// The source of `migrate.js` (scripts/build/bundle-migrate.ts): migrations are in prisma/migrations beside it.
import { join } from 'node:path';
import { runApply } from './run-apply';

await runApply(join(import.meta.dirname, 'prisma/migrations'));
