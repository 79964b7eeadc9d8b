import { returnDueOn, reviewDueOn } from '../../domain/ladder/clocks.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { type Report } from '../../prisma/generated/client.ts';
import { openCycleAgain } from '../open-again.ts';
import { voidUpcoming } from '../outbox/stage.ts';
import { heirOf } from '../read/predecessors.ts';
import { renewTerms } from '../terms.ts';
import type { Changing } from './change.ts';
import { tellOf, tellProcesses, type LeftCause } from './leave.ts';

/**
 * Puts reports back on the roster that left it for one of these causes: each is owed by the later of its
 * date and as many workdays as a returned one has, with notice. Books that were closed over the rest of
 * its cycle are open again; the caller makes sure that the plan has not ended.
 * @param where SQL about report `r`.
 * @returns their ids.
 */
export async function rejoinRoster(
  changing: Changing,
  where: Prisma.Sql,
  causes: readonly LeftCause[],
): Promise<string[]> {
  const { tx, ledger, plan, actor, why, now } = changing;
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM report r WHERE r.left_at IS NOT NULL AND r.left_cause = ANY(${[...causes]})
      AND r.stage IN ('collecting', 'reviewing') AND ${where} ORDER BY r.id FOR UPDATE`;
  const reports = await tx.report.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
  const { policy } = plan;
  for (const report of reports) {
    await voidUpcoming(tx, report.id, now);
    const isInReview = report.stage === 'reviewing';
    const data: Partial<Report> = { leftAt: null, leftCause: null, leftBy: null, leftWhy: null };
    await tx.report.update({
      where: { id: report.id },
      data: {
        ...data,
        // Its reviewer has the whole time again.
        ...(isInReview && { reviewDueOn: reviewDueOn(now, policy, ledger.calendar) }),
      },
    });
    if (isInReview) await tellOf(changing, report, 'rejoined');
    else
      await renewTerms(
        ledger,
        tx,
        { report, plan, now },
        {
          dueOn: returnDueOn(now, report.dueOn, policy, ledger.calendar),
          // It may have been merged or renamed meanwhile.
          agencyId: await heirOf(tx, report.agencyId),
          cause: 'rejoin',
          notice: 'rejoined',
          by: actor.name,
          reason: why,
          single: false,
        },
      );
    await openCycleAgain(tx, report);
  }
  await tellProcesses(changing, reports);
  return reports.map(({ id }) => id);
}
