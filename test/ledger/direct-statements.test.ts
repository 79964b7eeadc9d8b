import { expect, test } from '@jest/globals';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Tx } from '../../ledger/ledger.ts';
import { Prisma, PrismaClient } from '../../prisma/generated/client.ts';
import { testLedger } from '../support/database.ts';

const AT = new Date('2027-02-28T15:59:59.123Z');

/** One value of each sort that the ledger's SQL gives or answers. */
const everything = (n: number, at: Date | null) => Prisma.sql`
  SELECT ${n}::int AS int, ${n}::bigint AS bigint, ARRAY[1, NULL]::bigint[] AS bigints,
    ${n}::float8 / 4 AS float, 1.50::numeric AS numeric, ${n} > 3 AS bool, 'x'::text AS text,
    'ab'::char(4) AS padded, NULL::text AS nothing, ${at}::timestamptz AS at,
    ${[at, at]}::timestamptz[] AS instants, '2027-02-28'::date AS day,
    ARRAY['2027-02-28']::date[] AS days, ${['a', 'b"c', null]}::text[] AS texts,
    '\\x00ff'::bytea AS bytes, '{"a": [1, null]}'::jsonb AS json, '[2]'::json AS list,
    ${Buffer.from([1, 2])}::bytea AS given, 'staged'::"MailState" AS state,
    ${{ key: '值' }}::jsonb AS object, (SELECT count(*) FROM plan) AS count`;

test('SQL that goes straight to PostgreSQL is answered as Prisma answers it', async () => {
  const { db, url } = await testLedger();
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  for (const at of [AT, null]) {
    const theirs = await prisma.$queryRaw<unknown[]>(everything(7, at));
    const within = await db.$transaction((tx) => tx.$queryRaw<unknown[]>(everything(7, at)));
    expect(await db.$queryRaw(everything(7, at))).toEqual(theirs);
    expect(within).toEqual(theirs);
  }
  await prisma.$disconnect();
});

test('a template is asked again with its own values, also within another', async () => {
  const { db } = await testLedger();
  const of = (n: number, word: string) => {
    const either = Prisma.sql`${n}::int = 1 OR ${word} = 'b'`;
    return db.$queryRaw<unknown[]>`SELECT ${n}::int AS n, ${either} AS either, ${word} AS word`;
  };
  expect(await of(1, 'a')).toEqual([{ n: 1, either: true, word: 'a' }]);
  expect(await of(2, 'b')).toEqual([{ n: 2, either: true, word: 'b' }]);
  expect(await of(3, 'c')).toEqual([{ n: 3, either: false, word: 'c' }]);
});

const beat = (tx: Tx, id: string) =>
  tx.$executeRaw`INSERT INTO heartbeat (id, part, beat_at) VALUES (${id}, 'test', now())`;

test('it stands in the same transaction as everything else, and is undone with it', async () => {
  const { db } = await testLedger();
  const undone = db.$transaction(async (tx) => {
    expect(await beat(tx, 'a')).toBe(1);
    expect(await tx.heartbeat.count()).toBe(1);
    expect(await db.heartbeat.count()).toBe(0);
    expect(await db.$queryRaw`SELECT 1 FROM heartbeat`).toEqual([]);
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  await db.$transaction((tx) => beat(tx, 'b'));
  expect(await db.heartbeat.findMany({ select: { id: true } })).toEqual([{ id: 'b' }]);
});

test('transactions side by side have each their own', async () => {
  const { db } = await testLedger({ connections: 3 });
  const ids = Array.from({ length: 12 }, (_, i) => `p${i}`);
  const work = (id: string) =>
    db.$transaction(async (tx) => {
      await beat(tx, id);
      const [own] = await tx.$queryRaw<{ id: string; count: number }[]>`
        SELECT min(id) AS id, count(*)::int AS count FROM heartbeat
        WHERE xmin::text = pg_current_xact_id()::xid::text`;
      const inner = await db.$transaction(
        (other) => other.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM heartbeat WHERE id = ${id}`,
      );
      expect(own).toEqual({ id, count: 1 });
      expect(inner).toEqual([{ n: 0 }]);
      if (id.endsWith('1')) throw new Error('no');
    });
  // Two at a time, for each takes a second connection within.
  for (let i = 0; i < ids.length; i += 2)
    await Promise.allSettled(ids.slice(i, i + 2).map((id) => work(id)));
  const kept = await db.heartbeat.findMany({ select: { id: true } });
  expect(kept.map(({ id }) => id).sort()).toEqual(ids.filter((id) => !id.endsWith('1')).sort());
});

test('after the end of its transaction nothing is asked over a connection that is somebody else’s', async () => {
  const { db } = await testLedger({ connections: 1 });
  const left: { tx?: Tx } = {};
  await db.$transaction(async (tx) => {
    await beat(tx, 'kept');
    left.tx = tx;
  });
  await expect(beat(left.tx as Tx, 'late')).rejects.toThrow('the transaction is over');
  const slow = db.$transaction(
    async (tx) => {
      await beat(tx, 'slow');
      await new Promise((resolve) => setTimeout(resolve, 60));
      await beat(tx, 'slower');
    },
    { timeout: 20 },
  );
  await expect(slow).rejects.toThrow('the transaction is over');
  expect(await db.heartbeat.findMany({ select: { id: true } })).toEqual([{ id: 'kept' }]);
});

test('what PostgreSQL refuses says why and which, and nothing of the row', async () => {
  const { db } = await testLedger();
  await db.$transaction((tx) => beat(tx, 'secret'));
  const twice = db.$transaction((tx) => beat(tx, 'secret'));
  const error: unknown = await twice.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: '23505' });
  expect(JSON.stringify({ ...(error as Error), message: (error as Error).message })).not.toContain(
    'secret',
  );
});
