import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Prisma, PrismaClient } from '../prisma/generated/client.ts';
import { namedStatement, type StatementName } from './raw-statement.ts';

/** A statement written in SQL that PostgreSQL refused, or that came after its transaction's end. */
export class StatementFailed extends Error {
  /** The SQLSTATE; null if it was never sent. */
  readonly code: string | null;

  /** PostgreSQL's details are left out: they quote rows, and errors go into logs. */
  constructor(message: string, code: string | null) {
    super(message);
    this.code = code;
  }
}

/** The connection that a transaction has, from its beginning to its end. */
interface Held {
  client: pg.PoolClient | null;
  /** A second connection that is taken on its way (a statement beside it) is another's. */
  isKnown: boolean;
}

type Tx = Prisma.TransactionClient;

const beginning = new AsyncLocalStorage<Held>();

/**
 * A pool that tells a transaction which of its connections it has got, so that SQL of ours can go
 * straight there.
 */
export function directPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  const connect = pool.connect.bind(pool);
  const connectAndTell = (tell?: Parameters<typeof connect>[0]): unknown => {
    const held = beginning.getStore();
    if (tell) return connect(tell);
    if (!held || held.isKnown) return connect();
    held.isKnown = true;
    return connect().then((client) => hold(held, client));
  };
  pool.connect = connectAndTell as pg.Pool['connect'];
  // A connection that is lost while nobody has it is made anew when it is wanted.
  pool.on('error', () => undefined);
  return pool;
}

function hold(held: Held, client: pg.PoolClient): pg.PoolClient {
  const release = client.release;
  held.client = client;
  client.release = (...args) => {
    held.client = null;
    release(...args);
  };
  return client;
}

/**
 * Has `$queryRaw` and `$executeRaw` of a client, and of its transactions, go straight to PostgreSQL,
 * on the same connections and within the same transactions as everything else. Prisma's own way for
 * them costs four times as much: it takes every value and row through its query compiler, which has
 * nothing to say about SQL of ours. What they answer is the same.
 * @param begun has each transaction before its work does.
 */
export function goDirect(
  db: PrismaClient,
  pool: pg.Pool,
  nameOf: StatementName,
  begun: (tx: Tx) => void,
): void {
  Object.assign(
    db,
    direct(() => pool, nameOf),
  );
  const begin = db.$transaction.bind(db) as (...args: unknown[]) => Promise<unknown>;
  const transaction = (work: unknown, ...rest: unknown[]) => {
    if (typeof work !== 'function') return begin(work, ...rest);
    const held: Held = { client: null, isKnown: false };
    const own = direct(() => held.client, nameOf);
    const within = (prisma: Tx) => {
      // What is set on Prisma's own would be set on the client it comes from.
      const tx = new Proxy(prisma, {
        get: (of, name) => own[name as keyof typeof own] ?? (Reflect.get(of, name) as unknown),
      });
      begun(tx);
      return (work as (tx: Tx) => unknown)(tx);
    };
    return beginning.run(held, () => begin(within, ...rest));
  };
  db.$transaction = transaction as PrismaClient['$transaction'];
}

type Queryable = Pick<pg.Pool, 'query'>;

function direct(connection: () => Queryable | null, nameOf: StatementName) {
  const ask = async (
    query: TemplateStringsArray | Prisma.Sql,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<Record<string, unknown>>> => {
    const client = connection();
    if (!client) throw new StatementFailed('the transaction is over', null);
    try {
      return await client.query(namedStatement(query, values, nameOf));
    } catch (error) {
      if (error instanceof pg.DatabaseError)
        throw new StatementFailed(error.message, error.code ?? null);
      throw error;
    }
  };
  return {
    $queryRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await ask(query, values)).rows,
    $executeRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await ask(query, values)).rowCount ?? 0,
  };
}
