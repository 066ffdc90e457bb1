// Postgres' catalogs use `"char"`, a single byte, which the driver adapter refuses to read and the schema engine asks for.
// So the connection calls such a column text on its way into the adapter, and a character again on its way out.
import { ColumnTypeEnum, type SqlResultSet } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const { CHAR, TEXT } = pg.types.builtins;

export function readCatalogs(pool: pg.Pool): (result: SqlResultSet) => SqlResultSet {
  let characters = new Set<string>();
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as (query: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
    const askAndRename = async (query: pg.QueryArrayConfig) => {
      const result = await ask(query);
      const found = (result.fields ?? []).filter((field) => field.dataTypeID === CHAR);
      for (const field of found) field.dataTypeID = TEXT;
      characters = new Set(found.map((field) => field.name));
      return result;
    };
    client.query = askAndRename as typeof client.query;
  });
  return (result) => ({
    ...result,
    columnTypes: result.columnTypes.map((type, column) =>
      characters.has(result.columnNames[column] ?? '') ? ColumnTypeEnum.Character : type,
    ),
  });
}
