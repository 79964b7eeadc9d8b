import type pg from 'pg';
import { databaseClient, type DatabaseClient, type Tx } from '../../ledger/ledger.ts';

type Db = DatabaseClient['db'];

/** A client that goes from one pool to the next. */
interface Spare {
  db: Db;
  pool: pg.Pool;
  begun: (tx: Tx) => void;
}

const spare: Spare[] = [];

/**
 * A client as the product makes it, whose insides are used again when its ledger is closed: Prisma's
 * query compiler takes longer to begin than many a test takes. Who goes on with a client after its end is refused,
 * and never reaches the next one's database.
 */
export const sharedClient: typeof databaseClient = (pool, begun) => {
  const inside = spare.pop() ?? made(pool, begun);
  Object.assign(inside, { pool, begun });
  let isOver = false;
  const db = new Proxy(inside.db, {
    get(of, name) {
      if (isOver) throw new Error('the ledger was closed');
      const value: unknown = Reflect.get(of, name);
      return typeof value === 'function' ? (value.bind(of) as unknown) : value;
    },
  });
  return {
    db,
    end: async () => {
      if (isOver) return;
      isOver = true;
      spare.push(inside);
    },
  };
};

/** The first client of a test file, on a pool that passes on to whichever is its own now. */
function made(pool: pg.Pool, begun: (tx: Tx) => void): Spare {
  const inside = { pool, begun } as Spare;
  const passing = new Proxy(pool, {
    get(_, name) {
      const value: unknown = Reflect.get(inside.pool, name);
      return typeof value === 'function' ? (value.bind(inside.pool) as unknown) : value;
    },
  });
  inside.db = databaseClient(passing, (tx) => inside.begun(tx)).db;
  return inside;
}
