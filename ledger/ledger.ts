import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { WorkdayCalendar } from '../domain/calendar/workdays.ts';
import { defaultStagingLead, type StagingLead } from '../domain/ladder/staging-lead.ts';
import { PrismaClient, type Prisma } from '../prisma/generated/client.ts';
import { postgresFiles, type FileStore } from './attachments/store.ts';
import { reckonBy, StoredCalendar } from './calendar.ts';
import { databaseClock, databaseTime, type Clock } from './clock.ts';
import { directPool, goDirect } from './direct-statements.ts';
import { outboxPool, type OutboxPool } from './outbox/outbox-pool.ts';
import { PipelinedClient } from './pipelined-client.ts';
import { statementNames } from './statement-names.ts';

/** What every function of the ledger is given: the database, business time and the calendar. */
export interface Ledger {
  db: PrismaClient;
  /** The senders' own connections to the same database. */
  outbox: OutboxPool;
  clock: Clock;
  calendar: WorkdayCalendar;
  /** How far ahead of their instant mails are staged. */
  lead: StagingLead;
  /** Where the bytes of attachments are. */
  files: FileStore;
  /** How many of this process's connections to the database somebody is using just now. */
  inUse(): number;
  close(): Promise<void>;
}

/** A transaction of the ledger. */
export type Tx = Prisma.TransactionClient;

/** How a ledger is opened; what is left out is the product's own. */
export interface LedgerOptions {
  url: string;
  clock?: Clock;
  /** A fixed one; left out, the published calendar with what was brought in. */
  calendar?: WorkdayCalendar;
  lead?: StagingLead;
  /** Left out: the database itself. */
  files?: (db: PrismaClient) => FileStore;
  /** Connections of this process; each open transaction holds one. */
  connections?: number;
  /** What makes the client of its connections; left out: one of its own. */
  client?: typeof databaseClient;
}

/** Prisma, and SQL of ours beside it, on one pool of connections. */
export interface DatabaseClient {
  db: PrismaClient;
  /** Lets go of it; its connections stay their owner's to end. */
  end(): Promise<void>;
}

/** Makes the client of a pool; `begun` has each of its transactions before the work does. */
export function databaseClient(pool: pg.Pool, begun: (tx: Tx) => void): DatabaseClient {
  const statementNameGenerator = statementNames();
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator }),
    // Looking up where in the code a statement stands costs as much as the statement itself.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 20_000, timeout: 30_000 },
  });
  goDirect(db, pool, statementNameGenerator, begun);
  return { db, end: () => db.$disconnect() };
}

/** Opens the ledger on a PostgreSQL database that the migrator has brought up to date. */
export function openLedger(options: LedgerOptions): Ledger {
  const pool = directPool({
    connectionString: options.url,
    max: options.connections ?? 10,
    Client: PipelinedClient,
  });
  const calendar = options.calendar ?? new StoredCalendar();
  // Every transaction reckons by this calendar, as new as the plan that it holds.
  const { db, end } = (options.client ?? databaseClient)(pool, (tx) =>
    reckonBy(tx, calendar instanceof StoredCalendar ? calendar : null),
  );
  const outbox = outboxPool(options.url);
  return {
    db,
    outbox,
    clock: options.clock ?? databaseClock(() => databaseTime(outbox)),
    calendar,
    lead: options.lead ?? defaultStagingLead,
    files: (options.files ?? postgresFiles)(db),
    inUse: () => [pool, outbox].reduce((n, each) => n + each.totalCount - each.idleCount, 0),
    async close() {
      await Promise.all([end(), outbox.ending ? undefined : outbox.end()]);
      await pool.end();
    },
  };
}
