import { expect, test } from '@jest/globals';
import { statementNames } from '../../ledger/statement-names.ts';
import { testLedger } from '../support/database.ts';

test('a statement keeps its name, another has another, and from a number on none has any', () => {
  const nameOf = statementNames(2);
  const [a, b, c] = ['SELECT 1', 'SELECT 2', 'SELECT 3'].map((sql) => nameOf({ sql }));
  expect([nameOf({ sql: 'SELECT 1' }), nameOf({ sql: 'SELECT 2' })]).toEqual([a, b]);
  expect(new Set([a, b, c]).size).toBe(3);
  expect(c).toBe('');
});

test('what is asked again was prepared the first time, and is not prepared twice', async () => {
  const ledger = await testLedger();
  const prepared = await ledger.db.$transaction(async (tx) => {
    for (const n of [1, 2, 3]) await tx.$queryRaw`SELECT ${n}::int + 41 AS n`;
    return tx.$queryRaw<{ statement: string }[]>`
      SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%+ 41 AS n'`;
  });
  expect(prepared).toHaveLength(1);
});
