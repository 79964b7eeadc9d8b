import { withImported } from '../domain/calendar/imported-calendar.ts';
import type { WorkdayReading } from '../domain/calendar/read-workdays.ts';
import { chinaCalendar, type WorkdayCalendar } from '../domain/calendar/workdays.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import { namedDaysSchema } from '../schemas/named-days.ts';

type Tx = Prisma.TransactionClient;

/** What was brought in of the workday calendar and holds, the oldest first, and which version that is. */
export async function importedCalendars(
  tx: Tx,
): Promise<{ version: number; imported: (WorkdayReading & { id: number })[] }> {
  const rows = await tx.workdayTable.findMany({
    orderBy: { id: 'asc' },
    select: { id: true, years: true, days: true, undoneAt: true },
  });
  return {
    version: rows.length + rows.filter(({ undoneAt }) => undoneAt !== null).length,
    imported: rows
      .filter(({ undoneAt }) => undoneAt === null)
      .map(({ id, years, days }) => ({ id, years, days: namedDaysSchema.parse(days) })),
  };
}

/**
 * The workday calendar as the ledger's table has it: the published one with what was brought in. Every
 * plan's row names the version that its dates go by; whoever holds that row has seen it (see
 * `seeCalendar`), so that no step reckons by an older one.
 */
export class StoredCalendar implements WorkdayCalendar {
  /** Nothing is known before the first look. */
  #version = -1;
  #current: WorkdayCalendar = chinaCalendar;

  isWorkday(date: string): boolean {
    return this.#current.isWorkday(date);
  }

  isProvisional(date: string): boolean {
    return this.#current.isProvisional(date);
  }

  /** Reads the table where it is newer than what is known. */
  async see(tx: Tx, version: number): Promise<void> {
    if (version <= this.#version) return;
    const { version: newest, imported } = await importedCalendars(tx);
    // Another transaction may have read a newer one meanwhile.
    if (newest <= this.#version) return;
    this.#version = newest;
    this.#current = withImported(imported);
  }
}

/** Which calendar a transaction reckons by; none where it is a fixed one. */
const calendars = new WeakMap<object, StoredCalendar>();

/** From now on the transaction sees this calendar; null: it brings its own. */
export function reckonBy(tx: Tx, calendar: StoredCalendar | null): void {
  if (calendar) calendars.set(tx, calendar);
  else calendars.delete(tx);
}

/** Sees the version that a plan's row names, which the transaction holds. */
export async function seeCalendar(tx: Tx, version: number): Promise<void> {
  await calendars.get(tx)?.see(tx, version);
}

/** Sees the newest version, and tells which it is: for whoever holds no plan, such as a page. */
export async function refreshCalendar(calendar: WorkdayCalendar, tx: Tx): Promise<number> {
  if (!(calendar instanceof StoredCalendar)) return 0;
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    SELECT (count(*) + count(undone_at))::int AS version FROM workday_table`;
  const version = row?.version ?? 0;
  await calendar.see(tx, version);
  return version;
}

/** Keeps the calendar from being changed until the transaction ends; taken before any plan is locked. */
export async function holdCalendar(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('calendar', 0))::text`;
}

/** Keeps everybody else from holding the calendar until the transaction ends. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('calendar', 0))::text`;
}
