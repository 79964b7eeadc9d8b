import { expect, test } from '@jest/globals';
import { PipelinedClient } from '../../ledger/pipelined-client.ts';
import { testLedger } from '../support/database.ts';

const connected = async () => {
  const { url } = await testLedger();
  const client = new PipelinedClient({ connectionString: url });
  await client.connect();
  return client;
};
const begin = { text: 'BEGIN' };

test('a query that fails holds up none behind it, and each gets its own answer', async () => {
  const client = await connected();
  const answers = await Promise.allSettled([
    client.query('SELECT 1 AS n'),
    client.query('SELECT nothing'),
    client.query('SELECT 3 AS n'),
  ]);
  await client.end();
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(answers[2]).toMatchObject({ value: { rows: [{ n: 3 }] } });
});

test('a transaction begins with its first statement, and ends with its last', async () => {
  const client = await connected();
  const isWithin = async () => {
    const { rows } = await client.query('SELECT now() <> statement_timestamp() AS within');
    return (rows as { within: boolean }[])[0]?.within;
  };
  await client.query(begin);
  await client.query('SELECT 1');
  expect(await isWithin()).toBe(true);
  await client.query('CREATE TABLE kept ()');
  await client.query('COMMIT');
  await client.query(begin);
  await client.query('CREATE TABLE undone ()');
  await client.query('ROLLBACK');
  expect(await isWithin()).toBe(false);
  const { rows } = await client.query(`SELECT to_regclass('kept')::text AS kept,
    to_regclass('undone')::text AS undone`);
  await client.end();
  expect(rows).toEqual([{ kept: 'kept', undone: null }]);
});

test('a transaction of nothing leaves the client as it was', async () => {
  const client = await connected();
  await client.query(begin);
  await client.query('COMMIT');
  await client.query(begin);
  await client.query('ROLLBACK');
  const { rows } = await client.query('SELECT 1 AS n');
  await client.end();
  expect(rows).toEqual([{ n: 1 }]);
});

test('what comes first in a transaction and fails is refused with its own words, as all after it', async () => {
  const client = await connected();
  await client.query(begin);
  await expect(client.query('SELECT nothing')).rejects.toThrow('column "nothing" does not exist');
  await expect(client.query('SELECT 1')).rejects.toThrow('current transaction is aborted');
  await client.query('ROLLBACK');
  expect((await client.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  await client.end();
});
