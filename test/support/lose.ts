import type { TestLedger } from './database.ts';

/** From now on rows put into the table are lost without a word; the answer ends that. */
export async function loseInserts(
  { db }: TestLedger,
  table: string,
): Promise<() => Promise<unknown>> {
  await db.$executeRaw`CREATE OR REPLACE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RETURN NULL; END $$`;
  await db.$executeRawUnsafe(
    `CREATE TRIGGER lose BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION lose()`,
  );
  return () => db.$executeRawUnsafe(`DROP TRIGGER lose ON ${table}`);
}
