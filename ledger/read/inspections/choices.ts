import { keyOf, type ProposedSubject } from '../../../domain/inspections/propose.ts';
import type { ContactRole } from '../../../domain/ladder/step.ts';
import { candidatesOf } from '../../inspections/candidates.ts';
import { proposalOf } from '../../inspections/proposal.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';
import type { InspectedTask, InspectionDetail } from './detail.ts';

/** Work that may be chosen, with what speaks for it. */
export interface SubjectChoice {
  key: string;
  agency: AgencyName;
  task: InspectedTask | null;
  reasons: ProposedSubject['reasons'];
}

/** What an arrangement may choose from. */
export interface ArrangementChoices {
  /** How often each agency was inspected this year, those that were first. */
  times: { agency: AgencyName; times: number }[];
  /** What most speaks for, then all the rest by the document. */
  subjects: SubjectChoice[];
  people: { contactId: string; name: string; role: ContactRole; agency: AgencyName }[];
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/** Reads what an inspection's arrangement may choose from, with its proposal. */
export async function arrangementChoices(
  { db }: Ledger,
  inspection: InspectionDetail,
  now: Date,
): Promise<ArrangementChoices> {
  const { plan } = inspection;
  const candidates = await candidatesOf(db, plan, inspection, now);
  const proposed = proposalOf(candidates, inspection, plan.policy);
  const isProposed = new Set(proposed.map(keyOf));
  const rest = candidates.filter((each) => !isProposed.has(keyOf(each)));
  const [agencies, tasks, contacts] = await Promise.all([
    db.agency.findMany({ where: { id: { in: candidates.map((c) => c.agencyId) } }, ...NAMES }),
    db.task.findMany({
      where: { planId: plan.id },
      select: { id: true, number: true, order: true, text: true },
    }),
    db.contact.findMany({
      where: { active: true, agency: { endedAt: null } },
      orderBy: [{ agencyId: 'asc' }, { role: 'asc' }, { id: 'asc' }],
      include: { agency: NAMES },
    }),
  ]);
  const agencyById = new Map(agencies.map((agency) => [agency.id, agency]));
  const taskById = new Map(
    tasks.map(({ id, number, order, text }) => [id, { id, number: number ?? String(order), text }]),
  );
  const choiceOf = (of: {
    agencyId: string;
    taskId: string | null;
    reasons?: ProposedSubject['reasons'];
  }) => {
    const agency = agencyById.get(of.agencyId);
    if (!agency) return [];
    const task = of.taskId === null ? null : (taskById.get(of.taskId) ?? null);
    return [{ key: keyOf(of), agency, task, reasons: of.reasons ?? [] }];
  };
  const times = new Map(candidates.map(({ agencyId, inspected }) => [agencyId, inspected]));
  return {
    times: [...times]
      .flatMap(([id, count]) => {
        const agency = agencyById.get(id);
        return agency ? [{ agency, times: count }] : [];
      })
      .toSorted((a, b) => b.times - a.times),
    subjects: [...proposed, ...rest].flatMap(choiceOf),
    people: contacts.map(({ id: contactId, name, role, agency }) => ({
      contactId,
      name,
      role,
      agency,
    })),
  };
}
