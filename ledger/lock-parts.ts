import { Prisma, type Report } from '../prisma/generated/client.ts';
import { obligationValuesSchema } from '../schemas/obligation-values.ts';
import type { Tx } from './ledger.ts';
import {
  ladderFactsOf,
  REPORT_COLUMNS,
  STEPS_TAKEN,
  type LockedReport,
  type StepsTaken,
} from './lock-report.ts';

/** Whether report `r` is a part that nobody was asked for yet, under whatever terms. */
export const NOT_ASKED_YET = `(r.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM step_record q
  WHERE q.report_id = r.id AND NOT q.skipped))`;

type Row = Report & StepsTaken & { values: unknown; herd: number; armedAt: Date; fresh: boolean };

/**
 * The parts of a locked report that are not answered, each ready for its ladder. Whoever writes to a
 * part holds its report's row, so that they need no locks of their own.
 *
 * A part that was asked for goes on under new terms with the reminders alone, and its first terms are
 * in force until it is asked for: nobody is asked the same twice, and nobody is not asked at all.
 */
export async function unansweredParts(
  tx: Tx,
  { report, plan, version, now }: LockedReport,
): Promise<LockedReport[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT part.*, t.armed_at AS "armedAt", o.values, c.opened AS herd, taken.*,
      ${Prisma.raw(NOT_ASKED_YET)} AS fresh
    FROM (SELECT ${REPORT_COLUMNS} FROM report
        WHERE parent_id = ${report.id} AND stage = 'collecting' AND left_at IS NULL) part
      JOIN report r ON r.id = part.id
      JOIN terms t ON t.report_id = r.id AND t.version = r.terms_version
      JOIN cycle c ON c.id = r.cycle_id JOIN obligation o ON o.id = c.obligation_id
      ${STEPS_TAKEN}
    ORDER BY r.id`;
  return rows.map(({ values, herd, armedAt, fresh, ...row }) => ({
    report: row,
    parent: report,
    plan,
    version,
    values: obligationValuesSchema.parse(values),
    herd,
    terms: {
      version: fresh ? 1 : row.termsVersion,
      dueOn: row.dueOn,
      opensAt: row.opensAt,
      armedAt,
    },
    reached: ladderFactsOf(row),
    recorded: new Set(row.recorded),
    revision: 0,
    reviewBegunAt: null,
    owners: [],
    revealedAt: null,
    unanswered: 0,
    now,
  }));
}
