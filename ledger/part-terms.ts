import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { partDates } from '../domain/kinds/parts.ts';
import { Prisma } from '../prisma/generated/client.ts';
import { obligationValuesSchema } from '../schemas/obligation-values.ts';
import type { Ledger, Tx } from './ledger.ts';
import { NOT_ASKED_YET } from './lock-parts.ts';
import type { LockedReport } from './lock-report.ts';
import { voidUpcoming } from './outbox/stage.ts';

interface UnansweredPart {
  id: string;
  kind: string;
  dueOn: CivilDate;
  termsVersion: number;
  agencyId: string;
  values: unknown;
  /** Nobody was asked for it yet. */
  fresh: boolean;
}

/**
 * Moves the unanswered parts (配合意见) of a locked report to its new date, in the transaction that gives
 * it: a report's terms are its parts'. Nobody is mailed for that alone: who was asked gets the reminders
 * before the new date; who was not is asked when its time has come. A part that was given terms in this
 * transaction itself (it passed to another agency, it came back with its report) keeps them.
 */
export async function moveParts(
  { calendar }: Pick<Ledger, 'calendar'>,
  tx: Tx,
  { report, plan, now }: Pick<LockedReport, 'report' | 'plan' | 'now'>,
  { dueOn, cause }: { dueOn: CivilDate; cause: string },
): Promise<void> {
  // A renewal that moves no date moves no part; a part has no parts.
  if (dueOn === report.dueOn || report.parentId !== null) return;
  const parent = {
    opensAt: now > report.opensAt ? now : report.opensAt,
    dueOn,
    period: report.period,
  };
  for (const part of await unanswered(tx, report.id, now)) {
    const values = obligationValuesSchema.parse(part.values);
    const dates = partDates(part.kind, parent, values, plan.policy, calendar);
    if (dates.dueOn === part.dueOn) continue;
    await voidUpcoming(tx, part.id, now);
    const version = part.termsVersion + 1;
    const due = { dueOn: dates.dueOn, dueAt: dates.dueAt };
    const { id: reportId, agencyId } = part;
    await tx.terms.create({ data: { reportId, version, ...due, armedAt: now, agencyId, cause } });
    const opensAt = dates.opensAt > now ? dates.opensAt : now;
    await tx.report.update({
      where: { id: reportId },
      data: { termsVersion: version, ...due, ...(part.fresh && { opensAt }) },
    });
  }
}

const unanswered = (tx: Tx, parentId: string, now: Date): Promise<UnansweredPart[]> =>
  tx.$queryRaw(Prisma.sql`
    SELECT r.id, r.kind, r.due_on AS "dueOn",
      r.terms_version AS "termsVersion", r.agency_id AS "agencyId", o.values,
      ${Prisma.raw(NOT_ASKED_YET)} AS fresh
    FROM report r JOIN terms t ON t.report_id = r.id AND t.version = r.terms_version
      JOIN cycle c ON c.id = r.cycle_id JOIN obligation o ON o.id = c.obligation_id
    WHERE r.parent_id = ${parentId} AND r.stage = 'collecting' AND r.left_at IS NULL
      AND t.armed_at < ${now}
    ORDER BY r.id`);
