// The embedded database as a process. It prints its address as one line of JSON: {"url":"postgresql://…"}
//   node --conditions=react-server --import tsx scripts/local-database/local-database.ts [--folder .data/database]
import { parseArgs } from 'node:util';
import { isOpenToOtherUsers, serveEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { FolderIsOwned, ownFolder } from './folder-owner';
import '../processes/stop-with-parent';

const { values } = parseArgs({
  options: { folder: { type: 'string', default: '.data/database' } },
});

const announce = await ownFolder(values.folder).catch((error) => {
  if (!(error instanceof FolderIsOwned)) throw error;
  console.error(error.message);
  process.exit(1);
});

const database = await serveEmbeddedPostgres({ folder: values.folder });
let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await database.stop();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

if (isOpenToOtherUsers)
  console.error(
    'The embedded database has no password: on Windows every user of this machine can connect to it.',
  );
announce(database.url);
console.log(JSON.stringify({ url: database.url }));
