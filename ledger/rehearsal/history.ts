import { Prisma } from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';

/**
 * Makes the copy that a rehearsal lives on remember: from now on every row of every table is written down
 * as it becomes, under the instant that is being lived through. What stands there already is of the first.
 */
export async function rememberFrom({ db }: Ledger, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const statement of MEMORY) await tx.$executeRaw(statement);
    await rememberAt(tx, at);
  });
}

/** From now on what is written is of this instant; nothing where nothing is remembered. */
export async function livesAt({ db }: Ledger, at: Date): Promise<void> {
  const [row] = await db.$queryRaw<{ is: boolean }[]>`
    SELECT to_regclass('history.instant') IS NOT NULL AS is`;
  if (row?.is === true) await rememberAt(db, at);
}

const rememberAt = (tx: Tx, at: Date) => tx.$executeRaw`UPDATE history.instant SET at = ${at}`;

/**
 * Puts a clone of a rehearsal's database back to how it was at an instant, table by table. The clone is for
 * reading only: what guards writes (triggers, references) is taken off it.
 */
export async function putBackTo({ db }: Ledger, at: Date): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('history.wanted', ${at.toISOString()}, true)`;
      await tx.$executeRaw(PUT_BACK);
    },
    { timeout: LONGEST_MS },
  );
  await db.$executeRaw`ANALYZE`;
}

/** Ten years of a large plan take a while. */
const LONGEST_MS = 180_000;

/** The tables of the product, without the migrator's own. */
const TABLES = `SELECT c.oid, c.relname FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '\\_%'`;

const MEMORY = [
  Prisma.sql`CREATE SCHEMA history`,
  Prisma.sql`CREATE TABLE history.instant AS SELECT '-infinity'::timestamptz AS at`,
  Prisma.sql`
    CREATE TABLE history.version (
      seq bigserial PRIMARY KEY, at timestamptz NOT NULL, of text NOT NULL, key jsonb NOT NULL,
      content jsonb
    )`,
  Prisma.sql`CREATE INDEX ON history.version (of)`,
  // The arguments are the columns of the table's key. Whoever changes a row holds it: the numbers of
  // its versions follow each other as the changes did.
  Prisma.sql`
    CREATE FUNCTION history.keep() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      moment timestamptz := (SELECT at FROM history.instant);
      before jsonb; after jsonb; old_key jsonb; new_key jsonb;
    BEGIN
      IF TG_OP <> 'INSERT' THEN
        before := to_jsonb(OLD);
        old_key := (SELECT jsonb_agg(before -> name) FROM unnest(TG_ARGV) name);
      END IF;
      IF TG_OP <> 'DELETE' THEN
        after := to_jsonb(NEW);
        new_key := (SELECT jsonb_agg(after -> name) FROM unnest(TG_ARGV) name);
      END IF;
      IF old_key IS NOT NULL AND old_key IS DISTINCT FROM new_key THEN
        INSERT INTO history.version (at, of, key) VALUES (moment, TG_TABLE_NAME, old_key);
      END IF;
      IF new_key IS NOT NULL AND after IS DISTINCT FROM before THEN
        INSERT INTO history.version (at, of, key, content)
          VALUES (moment, TG_TABLE_NAME, new_key, after);
      END IF;
      RETURN NULL;
    END $$`,
  Prisma.raw(`
    DO $$
    DECLARE t record; columns text[];
    BEGIN
      FOR t IN ${TABLES} LOOP
        SELECT array_agg(a.attname ORDER BY a.attnum) INTO columns
          FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
          WHERE i.indrelid = t.oid AND i.indisprimary;
        EXECUTE format(
          'INSERT INTO history.version (at, of, key, content)
             SELECT ''-infinity'', %1$L, (SELECT jsonb_agg(to_jsonb(t) -> name) FROM unnest(%2$L::text[]) name),
               to_jsonb(t) FROM public.%1$I t', t.relname, columns);
        EXECUTE format(
          'CREATE TRIGGER kept AFTER INSERT OR UPDATE OR DELETE ON public.%I
             FOR EACH ROW EXECUTE FUNCTION history.keep(%s)', t.relname,
          (SELECT string_agg(quote_literal(name), ', ') FROM unnest(columns) name));
      END LOOP;
    END $$`),
];

const PUT_BACK = Prisma.raw(`
  DO $$
  DECLARE t record; r record; written text; read text;
  BEGIN
    FOR r IN SELECT conname, conrelid::regclass AS of FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.of, r.conname);
    END LOOP;
    FOR t IN ${TABLES} LOOP
      EXECUTE format('ALTER TABLE public.%I DISABLE TRIGGER USER', t.relname);
      EXECUTE format('TRUNCATE public.%I', t.relname);
      -- A column that PostgreSQL reckons itself cannot be written.
      SELECT string_agg(quote_ident(attname), ', '), string_agg('row.' || quote_ident(attname), ', ')
        INTO written, read FROM pg_attribute
        WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
      EXECUTE format(
        'INSERT INTO public.%1$I (%2$s) SELECT %3$s FROM (
           SELECT DISTINCT ON (key) content FROM history.version
             WHERE of = %1$L AND at <= current_setting(''history.wanted'')::timestamptz
             ORDER BY key, seq DESC
         ) newest, LATERAL jsonb_populate_record(NULL::public.%1$I, newest.content) row
         WHERE newest.content IS NOT NULL', t.relname, written, read);
    END LOOP;
    DROP SCHEMA history CASCADE;
  END $$`);
