import { yearOf } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { visitRefusal } from '../../domain/inspections/dates.ts';
import type { InspectionRefusal, Lacking } from '../../domain/inspections/refusal.ts';
import { carryOutRefusal } from '../../domain/inspections/rights.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { startProcesses } from '../processes.ts';
import { ownAgencyRefusal } from './arrange.ts';
import {
  withInspection,
  type InspectionOrdered,
  type LockedInspection,
} from './lock-inspection.ts';
import { mailsStaged, type ToldContact } from './mails-staged.ts';
import { tellOfInspection } from './tell.ts';
import { holdCount, timesInspected } from './times-inspected.ts';

/** Who is told. */
export interface Announced {
  told: ToldContact[];
}

/**
 * 通知: announces an arranged inspection to the officers and leaders of the inspected agencies and to
 * its team, and has its workflow started. Whoever would be inspected more often than a year allows is
 * so only with words. A preview says who would be told.
 */
export const announceInspection = (
  ledger: Ledger,
  id: string,
  ordered: InspectionOrdered,
): Promise<Outcome<Announced>> =>
  withInspection<Announced>(ledger, id, ordered, async (locked) => {
    const { tx, actor, plan, row, inspection, agencies, members, stage, now } = locked;
    const refusal = carryOutRefusal(actor, { agencies }, plan);
    if (refusal) return refused(refusal);
    if (stage !== 'ordered') return refused({ code: 'inspection_stage', stage });
    if (row.endedAt) return refused({ code: 'plan_ended', endedAt: row.endedAt });
    const unfit =
      lackingRefusal(locked) ?? (await ownAgencyRefusal(locked)) ?? (await often(locked));
    if (unfit) return refused(unfit);
    await tx.inspection.update({
      where: { id },
      data: { announcedAt: now, announcedBy: actor.name, version: { increment: 1 } },
    });
    for (const agencyId of agencies)
      await tellOfInspection(locked, 'inspection_announced', 'announced', {
        agencyId,
        roles: ['officer', 'leader'],
      });
    await tellOfInspection(locked, 'inspection_team', 'team', {
      agencyId: plan.commissionId,
      roles: [],
      contactIds: members,
    });
    await startProcesses(tx, [
      {
        ...{ type: 'inspection', planId: plan.id, subject: id },
        ...{ nextWakeAt: now, nextStepAt: null, nextToAgency: null },
      },
    ]);
    const entry = { at: now, actor, action: 'announce_inspection', planId: plan.id, subject: id };
    await audit(tx, { ...entry, data: { agencies, members } });
    return {
      ok: true,
      value: { told: await mailsStaged(tx, plan.id, inspection.number, NOTICES) },
    };
  });

const NOTICES = ['inspection_announced', 'inspection_team'] as const;

/** What is missing, or no longer so: the days may have come meanwhile. */
function lackingRefusal({
  inspection: { startsOn, endsOn },
  agencies,
  members,
  plan,
  now,
}: LockedInspection): InspectionRefusal | null {
  const lacking: Lacking[] = [
    ...(agencies.length === 0 ? (['subjects'] as const) : []),
    ...(members.length === 0 ? (['team'] as const) : []),
    ...(startsOn === null || endsOn === null ? (['dates'] as const) : []),
  ];
  if (startsOn === null || endsOn === null || lacking.length > 0)
    return { code: 'inspection_lacks', lacking };
  return visitRefusal({ from: startsOn, to: endsOn }, civilDateOf(now, plan.policy.zone));
}

/** Agencies that would be inspected more often than allowed, without a word on it. */
async function often({
  tx,
  inspection: { id, startsOn, overLimitWhy },
  agencies,
  plan,
}: LockedInspection): Promise<InspectionRefusal | null> {
  await holdCount(tx);
  const limit = plan.policy.inspectionsPerYear;
  const times = await timesInspected(tx, yearOf(startsOn ?? ''), id);
  const above = agencies.filter((agencyId) => (times.get(agencyId) ?? 0) >= limit);
  if (above.length === 0 || overLimitWhy !== null) return null;
  const rows = await tx.agency.findMany({
    where: { id: { in: above } },
    orderBy: { id: 'asc' },
    select: { name: true },
  });
  return { code: 'inspected_often', names: rows.map(({ name }) => name), limit };
}
