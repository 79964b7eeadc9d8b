import { PrismaPg } from '@prisma/adapter-pg';
import { chinaCalendar, type WorkdayCalendar } from '../domain/calendar/workdays.ts';
import { defaultStagingLead, type StagingLead } from '../domain/ladder/staging-lead.ts';
import { PrismaClient, type Prisma } from '../prisma/generated/client.ts';
import { systemClock, type Clock } from './clock.ts';
import { SerialClient } from './serial-client.ts';
import { statementNames } from './statement-names.ts';

/** What every function of the ledger is given: the database, business time and the calendar. */
export interface Ledger {
  db: PrismaClient;
  clock: Clock;
  calendar: WorkdayCalendar;
  /** How far ahead of their instant mails are staged. */
  lead: StagingLead;
  close(): Promise<void>;
}

/** A transaction of the ledger. */
export type Tx = Prisma.TransactionClient;

/** How a ledger is opened; what is left out is the product's own. */
export interface LedgerOptions {
  url: string;
  clock?: Clock;
  calendar?: WorkdayCalendar;
  lead?: StagingLead;
  /** Connections of this process; each open transaction holds one. */
  connections?: number;
}

/** Opens the ledger on a PostgreSQL database that the migrator has brought up to date. */
export function openLedger(options: LedgerOptions): Ledger {
  const adapter = new PrismaPg(
    {
      connectionString: options.url,
      max: options.connections ?? 10,
      Client: SerialClient,
    },
    { statementNameGenerator: statementNames() },
  );
  const db = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 20_000, timeout: 30_000 },
  });
  return {
    db,
    clock: options.clock ?? systemClock,
    calendar: options.calendar ?? chinaCalendar,
    lead: options.lead ?? defaultStagingLead,
    close: () => db.$disconnect(),
  };
}
