import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { visitRefusal, type DaySpan } from '../../domain/inspections/dates.ts';
import { carryOutRefusal } from '../../domain/inspections/rights.ts';
import { keyOf, type ProposalReason } from '../../domain/inspections/propose.ts';
import { teamRefusal, type TeamMember } from '../../domain/inspections/team.ts';
import type { InspectionRefusal } from '../../domain/inspections/refusal.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { lengthRefusal } from '../../domain/report/words-refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { candidatesOf } from './candidates.ts';
import {
  withInspection,
  type InspectionOrdered,
  type LockedInspection,
} from './lock-inspection.ts';
import { LONGEST_TEXT } from './order.ts';
import { proposalOf } from './proposal.ts';

/** What is inspected by whom on which days; each part may be left to be arranged later. */
export interface Arrangement {
  subjects: readonly { agencyId: string; taskId: string | null }[];
  /** By contact. */
  members: readonly string[];
  /** Null: not yet. */
  visit: DaySpan | null;
  /** Why somebody is inspected more often than a year allows; empty: nobody is. */
  overLimitWhy: string;
}

/**
 * 安排: puts down an inspection's subjects, team and days, in the place of what was arranged before. What
 * was proposed is kept with its reasons. Until the announcement it may be arranged again.
 */
export const arrangeInspection = (
  ledger: Ledger,
  id: string,
  { subjects, members, visit, overLimitWhy }: Arrangement,
  ordered: InspectionOrdered,
): Promise<Outcome<{ id: string }>> =>
  withInspection<{ id: string }>(ledger, id, ordered, async (locked) => {
    const { tx, actor, plan, stage, now } = locked;
    const chosen = [...new Map(subjects.map((each) => [keyOf(each), each])).values()];
    const agencies = [...new Set(chosen.map(({ agencyId }) => agencyId))];
    const notAllowed = carryOutRefusal(
      actor,
      { agencies: [...locked.agencies, ...agencies] },
      plan,
    );
    if (notAllowed) return refused(notAllowed);
    if (stage !== 'ordered') return refused({ code: 'inspection_stage', stage });
    const unfit =
      (visit && visitRefusal(visit, civilDateOf(now, plan.policy.zone))) ??
      lengthRefusal(overLimitWhy.trim(), LONGEST_TEXT);
    if (unfit) return refused(unfit);
    const reasons = await reasonsOf(locked, chosen);
    if (!reasons) return refused({ code: 'no_such_subject' });
    const team = await teamOf(locked, members);
    if (team.length < new Set(members).size) return refused({ code: 'no_such_member' });
    const own = teamRefusal(team, agencies);
    if (own) return refused(own);
    const by = { inspectionId: id, chosenAt: now, chosenBy: actor.name };
    await tx.inspectionSubject.deleteMany({ where: { inspectionId: id } });
    await tx.inspectionMember.deleteMany({ where: { inspectionId: id } });
    await tx.inspectionSubject.createMany({
      data: chosen.map(({ agencyId, taskId }, index) => ({
        ...{ ...by, agencyId, taskId, place: index + 1 },
        reasons: (reasons[index] ?? []).map((reason) => ({ ...reason })),
      })),
    });
    await tx.inspectionMember.createMany({
      data: team.map(({ contactId }) => ({ ...by, contactId })),
    });
    await tx.inspection.update({
      where: { id },
      data: {
        ...{ version: { increment: 1 }, startsOn: visit?.from ?? null, endsOn: visit?.to ?? null },
        overLimitWhy: overLimitWhy.trim() === '' ? null : overLimitWhy.trim(),
      },
    });
    const data = {
      subjects: chosen.map(keyOf),
      members: team.map(({ contactId }) => contactId),
      ...(visit && { ...visit }),
    };
    const entry = { at: now, actor, action: 'arrange_inspection', planId: plan.id, subject: id };
    await audit(tx, { ...entry, data });
    return { ok: true, value: { id } };
  });

/** Why each was proposed, nothing for what was not; null: one of them is no work of this plan. */
async function reasonsOf(
  { tx, plan, inspection, now }: LockedInspection,
  chosen: Arrangement['subjects'],
): Promise<ProposalReason[][] | null> {
  const candidates = await candidatesOf(tx, plan, inspection, now);
  const known = new Set(candidates.map(keyOf));
  if (chosen.some((each) => !known.has(keyOf(each)))) return null;
  const proposed = proposalOf(candidates, inspection, plan.policy);
  return chosen.map(
    (each) => proposed.find((other) => keyOf(other) === keyOf(each))?.reasons ?? [],
  );
}

/** Active contacts, each with every agency that the person belongs to or acts for. */
export async function teamOf(
  { tx }: Pick<LockedInspection, 'tx'>,
  members: readonly string[],
): Promise<TeamMember[]> {
  const contacts = await tx.contact.findMany({
    where: { id: { in: [...members] }, active: true, agency: { endedAt: null } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, agencyId: true, address: true },
  });
  const addresses = contacts.map(({ address }) => address.toLowerCase());
  const users = await tx.user.findMany({
    where: { email: { in: addresses, mode: 'insensitive' }, deactivatedAt: null },
    select: { email: true, agencyId: true, agencies: { select: { agencyId: true } } },
  });
  const others = await tx.contact.findMany({
    where: { address: { in: addresses, mode: 'insensitive' }, active: true },
    select: { address: true, agencyId: true },
  });
  return contacts.map(({ id: contactId, name, agencyId, address }) => {
    const isTheirs = (other: string) => other.toLowerCase() === address.toLowerCase();
    return {
      ...{ contactId, name },
      agencyIds: [
        agencyId,
        ...others.filter((each) => isTheirs(each.address)).map((each) => each.agencyId),
        ...users
          .filter(({ email }) => isTheirs(email))
          .flatMap((user) => [user.agencyId ?? [], user.agencies.map((each) => each.agencyId)])
          .flat(2),
      ],
    };
  });
}

/** Why a locked inspection's team may not inspect, as it stands now; null if it may. */
export async function ownAgencyRefusal(
  locked: LockedInspection,
): Promise<InspectionRefusal | null> {
  return teamRefusal(await teamOf(locked, locked.members), locked.agencies);
}
