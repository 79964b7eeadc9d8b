import { PrismaPg } from '@prisma/adapter-pg';
import { chinaCalendar, type WorkdayCalendar } from '../domain/calendar/workdays.ts';
import { PrismaClient, type Prisma } from '../prisma/generated/client.ts';
import { systemClock, type Clock } from './clock.ts';

/** What every function of the ledger is given: the database, business time and the calendar. */
export interface Ledger {
  db: PrismaClient;
  clock: Clock;
  calendar: WorkdayCalendar;
  close(): Promise<void>;
}

/** A transaction of the ledger. */
export type Tx = Prisma.TransactionClient;

export interface LedgerOptions {
  url: string;
  clock?: Clock;
  calendar?: WorkdayCalendar;
  /** Connections of this process; each open transaction holds one. */
  connections?: number;
}

/** Opens the ledger on a PostgreSQL database that the migrator has brought up to date. */
export function openLedger(options: LedgerOptions): Ledger {
  const adapter = new PrismaPg({ connectionString: options.url, max: options.connections ?? 10 });
  const db = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 20_000, timeout: 30_000 },
  });
  return {
    db,
    clock: options.clock ?? systemClock,
    calendar: options.calendar ?? chinaCalendar,
    close: () => db.$disconnect(),
  };
}
