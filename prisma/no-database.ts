import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';

/**
 * An adapter to no database. The engine asks once which server it talks to, even when it only
 * compares two schemas; this answers that one question (PostgreSQL 18, schema `public` exists) and
 * refuses everything else.
 */
export function noDatabase(): SqlMigrationAwareDriverAdapterFactory {
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
