// `node --import=./scripts/generate-client.js …`, for scripts that import the database client.
import { generateClientIfStale } from './prisma-client.js';

generateClientIfStale();
