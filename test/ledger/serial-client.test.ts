import { expect, test } from '@jest/globals';
import pg from 'pg';
import { SerialClient } from '../../ledger/serial-client.ts';
import { reportDetail } from '../../ledger/read/agency/report-detail.ts';
import { testLedger } from '../support/database.ts';
import { OPENING, REPORT } from '../support/dates.ts';
import { openedYear } from '../support/opened-year.ts';

test('relations loaded side by side in one transaction are asked for one after the other', async () => {
  const { query } = pg.Client.prototype;
  const underWay = new Map<pg.Client, number>();
  let most = 0;
  const counted = function (this: pg.Client, ...args: unknown[]): unknown {
    const answer = (query as (...all: unknown[]) => unknown).apply(this, args);
    // The pool's own queries have a callback, and a client to themselves.
    if (typeof args.at(-1) === 'function') return answer;
    underWay.set(this, (underWay.get(this) ?? 0) + 1);
    most = Math.max(most, underWay.get(this) ?? 0);
    const isOver = () => void underWay.set(this, (underWay.get(this) ?? 0) - 1);
    Promise.resolve(answer).then(isOver, isOver);
    return answer;
  };
  pg.Client.prototype.query = counted as typeof query;
  try {
    const year = await openedYear();
    most = 0;
    expect(await reportDetail(year.ledger, REPORT, OPENING)).toMatchObject({ id: REPORT });
    expect(most).toBe(1);
  } finally {
    pg.Client.prototype.query = query;
  }
});

test('a query that fails holds up none behind it, and each gets its own answer', async () => {
  const { url } = await testLedger();
  const client = new SerialClient({ connectionString: url });
  await client.connect();
  const answers = await Promise.allSettled([
    client.query('SELECT 1 AS n'),
    client.query('SELECT nothing'),
    client.query('SELECT 3 AS n'),
  ]);
  await client.end();
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(answers[2]).toMatchObject({ value: { rows: [{ n: 3 }] } });
});
