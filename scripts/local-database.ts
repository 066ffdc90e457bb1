// The embedded database as a process of its own: opens a folder, serves it on loopback, says where in one line of JSON.
//   node --conditions=react-server --import tsx scripts/local-database.ts [--folder .data/database] [--port 0]
import { parseArgs } from 'node:util';
import { serveEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { FolderIsOwned, ownFolder } from './folder-owner';
import './stop-with-parent';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '.data/database' },
    port: { type: 'string', default: '0' },
  },
});

const announce = await ownFolder(values.folder).catch((error) => {
  if (!(error instanceof FolderIsOwned)) throw error;
  console.error(error.message);
  process.exit(1);
});

const database = await serveEmbeddedPostgres({ folder: values.folder, port: Number(values.port) });
let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await database.stop();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

announce(database.url);
console.log(JSON.stringify({ url: database.url }));
