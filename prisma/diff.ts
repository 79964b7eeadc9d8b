import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { schemaEngine } from './engine.ts';

/**
 * The SQL that takes a database from one Prisma schema (its text; undefined: an empty database) to
 * another, as `prisma migrate diff --script` writes it; empty if they ask for the same tables.
 * Needs no database. Rejects with the engine's message if a schema is not valid.
 */
export async function diffSchemas(from: string | undefined, to: string): Promise<string> {
  const engine = await schemaEngine(noDatabase());
  try {
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? '').trim();
    return sql === '' || sql === '-- This is an empty migration.' ? '' : `${sql}\n`;
  } finally {
    engine.free();
  }
}

function datamodel(content: string) {
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] };
}

/**
 * An adapter to no database. The engine asks once which server it talks to, even when it only
 * compares two schemas; this answers that one question (PostgreSQL 18, schema `public` exists) and
 * refuses everything else.
 */
function noDatabase(): SqlMigrationAwareDriverAdapterFactory {
  const info = { provider: 'postgres', adapterName: 'no-database' } as const;
  const refuse = (): Promise<never> => Promise.reject(new Error('There is no database here.'));
  const adapter: SqlDriverAdapter = {
    ...info,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    queryRaw: ({ sql }) =>
      sql.includes('server_version_num')
        ? Promise.resolve({
            columnNames: ['exists', 'version', 'numeric_version'],
            columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
            rows: [[true, 'PostgreSQL 18.0', 180000]],
          })
        : refuse(),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: () => Promise.resolve(),
  };
  return { ...info, connect: () => Promise.resolve(adapter), connectToShadowDb: refuse };
}
