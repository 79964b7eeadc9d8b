import type { Ledger } from '../../ledger.ts';

/** A calendar that somebody brought in. */
export interface ImportedCalendar {
  id: number;
  years: number[];
  importedAt: Date;
  importedBy: string;
  undoneAt: Date | null;
  undoneBy: string | null;
}

/** Every calendar that was brought in, the newest first. */
export async function importedCalendarRows({ db }: Ledger): Promise<ImportedCalendar[]> {
  return db.workdayTable.findMany({
    orderBy: { id: 'desc' },
    select: {
      id: true,
      years: true,
      importedAt: true,
      importedBy: true,
      undoneAt: true,
      undoneBy: true,
    },
  });
}
