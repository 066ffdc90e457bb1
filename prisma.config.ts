import { defineConfig } from 'prisma/config';

// `prisma generate` insists on a native schema engine that it never runs, and would download one. Any executable will do.
if (process.argv.includes('generate')) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DIRECT_DATABASE_URL || process.env.DATABASE_URL },
});
