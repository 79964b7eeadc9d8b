import { file } from '../../ledger/commands/report-commands.ts';
import { WATER } from './actors.ts';
import { PROCESS, REPORT } from './dates.ts';
import { formOf } from './forms.ts';
import type { OpenedYear } from './opened-year.ts';

/** A Wednesday in December, well before the due date, and two days later. */
export const FILED = new Date('2027-12-01T10:00:00+08:00');
export const REVIEWED = new Date('2027-12-03T15:00:00+08:00');

/** What the tests of one report ask and do again and again, of the year that is there by then. */
export const oneReport = (year: () => OpenedYear) => ({
  report: () => year().ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } }),
  runs: () => year().ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } }),
  /** What waits for the relay: `process signal version`. */
  relayed: async () =>
    (await year().ledger.db.relay.findMany({ orderBy: { id: 'asc' } })).map(
      ({ processId, signal, version }) => `${processId} ${signal} ${version}`,
    ),
  /** Sets business time and has the report's agency file it. */
  async filedOn(at = FILED) {
    year().clock.set(at);
    const filed = await file(year().ledger, REPORT, formOf(), WATER);
    if (!filed.ok) throw new Error(filed.refusal.code);
    return filed.value;
  },
});
