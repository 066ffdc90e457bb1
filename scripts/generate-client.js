// `node --import=./scripts/generate-client.js …`: before a script is loaded that imports the database client.
import { generateClientIfStale } from './prisma-client.js';

generateClientIfStale();
