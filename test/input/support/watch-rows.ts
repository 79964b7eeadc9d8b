import type { Ledger } from '../../../ledger/ledger.ts';

/** What is written whether or not a request is taken: tries at the sign-in, parts of files. */
const LEFT_OUT = ['sign_in_code', 'session', 'row_touched', '_prisma_migrations'];

/**
 * Notes each row that is written and stays: a request that was refused must leave none.
 * @returns tells how far it has noted; by an index, for after thousands of requests a count would take longer than they.
 */
export async function watchRows({ db }: Pick<Ledger, 'db'>): Promise<() => Promise<number>> {
  await db.$executeRawUnsafe(`CREATE UNLOGGED TABLE row_touched (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL)`);
  await db.$executeRawUnsafe(`
    CREATE FUNCTION note_touched() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO row_touched (name) VALUES (TG_TABLE_NAME); RETURN NULL; END $$`);
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
  for (const { name } of tables)
    if (!LEFT_OUT.includes(name))
      await db.$executeRawUnsafe(
        `CREATE TRIGGER note_touched AFTER INSERT OR UPDATE OR DELETE ON "${name}" FOR EACH ROW EXECUTE FUNCTION note_touched()`,
      );
  return async () => {
    const [row] = await db.$queryRaw<
      { noted: number }[]
    >`SELECT coalesce(max(id), 0)::int AS noted FROM row_touched`;
    return row?.noted ?? 0;
  };
}
