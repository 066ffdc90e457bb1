import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const { CHAR, TEXT } = pg.types.builtins;

/** Prisma's adapter takes "char" columns for text, and cannot run a script with a `;` in a function or a string. */
export async function adapterOf(pool: pg.Pool): Promise<SqlDriverAdapter> {
  let characters = new Set<string>();
  const query = pool.query.bind(pool) as (
    config: pg.QueryArrayConfig,
  ) => Promise<pg.QueryArrayResult>;
  const queryCharactersAsText = async (config: pg.QueryArrayConfig) => {
    const result = await query(config);
    const found = (result.fields ?? []).filter((field) => field.dataTypeID === CHAR);
    for (const field of found) field.dataTypeID = TEXT;
    characters = new Set(found.map((field) => field.name));
    return result;
  };
  pool.query = queryCharactersAsText as typeof pool.query;
  const adapter = await new PrismaPg(pool).connect();
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    async queryRaw(query) {
      const result = await adapter.queryRaw(query);
      const columnTypes = result.columnTypes.map((type, column) =>
        characters.has(result.columnNames[column] ?? '') ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
    executeRaw: (query) => adapter.executeRaw(query),
    async executeScript(script) {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    },
    startTransaction: () => adapter.startTransaction(),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: async () => undefined,
  };
}
