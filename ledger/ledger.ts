import { PrismaPg } from '@prisma/adapter-pg';
import type { WorkdayCalendar } from '../domain/calendar/workdays.ts';
import { defaultStagingLead, type StagingLead } from '../domain/ladder/staging-lead.ts';
import { PrismaClient, type Prisma } from '../prisma/generated/client.ts';
import { postgresFiles, type FileStore } from './attachments/store.ts';
import { reckonBy, StoredCalendar } from './calendar.ts';
import { systemClock, type Clock } from './clock.ts';
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
}

/** Opens the ledger on a PostgreSQL database that the migrator has brought up to date. */
export function openLedger(options: LedgerOptions): Ledger {
  const adapter = new PrismaPg(
    {
      connectionString: options.url,
      max: options.connections ?? 10,
      Client: PipelinedClient,
    },
    { statementNameGenerator: statementNames() },
  );
  const db = new PrismaClient({
    adapter,
    // Looking up where in the code a statement stands costs as much as the statement itself.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 20_000, timeout: 30_000 },
  });
  const outbox = outboxPool(options.url);
  const calendar = options.calendar ?? new StoredCalendar();
  if (calendar instanceof StoredCalendar) followCalendar(db, calendar);
  return {
    db,
    outbox,
    clock: options.clock ?? systemClock,
    calendar,
    lead: options.lead ?? defaultStagingLead,
    files: (options.files ?? postgresFiles)(db),
    async close() {
      await Promise.all([db.$disconnect(), outbox.ending ? undefined : outbox.end()]);
    },
  };
}

/** Every transaction of the client reckons by this calendar, as new as the plan that it holds. */
function followCalendar(db: PrismaClient, calendar: StoredCalendar): void {
  const begin = db.$transaction.bind(db) as (...args: unknown[]) => Promise<unknown>;
  const following = (work: unknown, ...rest: unknown[]) =>
    typeof work === 'function'
      ? begin(
          (tx: Tx) => {
            reckonBy(tx, calendar);
            return (work as (tx: Tx) => unknown)(tx);
          },
          ...rest,
        )
      : begin(work, ...rest);
  db.$transaction = following as PrismaClient['$transaction'];
}
