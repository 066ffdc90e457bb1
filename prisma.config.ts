import { defineConfig } from 'prisma/config';

// `prisma generate` insists on a native schema engine that it never runs, and would download one. Any executable will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
