import type { Rating } from '../../../domain/evaluation/rating.ts';
import { DIFFERENCE, differ, ratingOf } from '../../../domain/evaluation/rating.ts';
import { saysSomething } from '../../../domain/forms/field-spec.ts';
import type { Side } from '../../../domain/kinds/kind.ts';
import type { ContactRole } from '../../../domain/ladder/step.ts';
import { kindOfSide, SIDE_KINDS } from '../../../domain/kinds/sides.ts';
import { isBlind } from '../../../domain/report/may-read.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import { submissionFormSchema } from '../../../schemas/submission-form.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** One side's cycle. */
export interface SideCycle {
  side: Side;
  opensAt: Date;
  dueOn: string;
  owed: number;
  filed: number;
  closedAt: Date | null;
}

/** What one report of a side says; the rating only after the reveal. */
export interface SideReport {
  reportId: string;
  agency: AgencyName;
  stage: ReportStage;
  /** Whatever became of it since. */
  isFiled: boolean;
  rating: Rating | null;
  /** Words are asked for, and not in. */
  isAsked: boolean;
}

/** Who assesses a task. */
export interface NamedAssessor {
  contactId: string;
  name: string;
  agency: AgencyName;
}

/** A task in the evaluation. */
export interface EvaluatedTask {
  id: string;
  number: string;
  text: string;
  chapter: string | null;
  owners: AgencyName[];
  assessor: NamedAssessor | null;
  /** The assessor's agency has a part in it by now: somebody else is to be named. */
  isPartial: boolean;
  self: SideReport[];
  independent: SideReport | null;
  /** Revealed, and two steps or more apart. */
  differs: boolean;
}

/** Somebody who may be named, with how many tasks they have. */
export interface AssessorChoice extends NamedAssessor {
  role: ContactRole;
  tasks: number;
}

/** A plan's midterm evaluation, as the desk shows it. */
export interface Evaluation {
  /** Whether the plan has confirmed it. */
  isOrdered: boolean;
  revealedAt: Date | null;
  cycles: SideCycle[];
  tasks: EvaluatedTask[];
  /** Of regions and whoever else evaluates no single task. */
  others: SideReport[];
  choices: AssessorChoice[];
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

const NOT_HELD: Evaluation = {
  ...{ isOrdered: false, revealedAt: null },
  ...{ cycles: [], tasks: [], others: [], choices: [] },
};

/** Whether the plan has confirmed a midterm evaluation. */
export async function isEvaluationOrdered({ db }: Ledger, planId: string): Promise<boolean> {
  const kind = { in: [...SIDE_KINDS] };
  return (await db.obligation.count({ where: { planId, kind, endedAt: null } })) > 0;
}

/**
 * Reads a plan's midterm evaluation as it stood at an instant, by what had been filed until then; before
 * the reveal nothing of what either side says. Tasks and assessors are those of today. Where none is held
 * there are no tasks in it, however many the plan has.
 */
export async function evaluationOf(
  ledger: Ledger,
  plan: Pick<DeskPlan, 'id' | 'governmentId'>,
  at: Date,
): Promise<Evaluation> {
  const { db } = ledger;
  const kind = { in: [...SIDE_KINDS] };
  const [isOrdered, cycles] = await Promise.all([
    isEvaluationOrdered(ledger, plan.id),
    db.cycle.findMany({
      where: { planId: plan.id, kind, skippedCause: null, openedAt: { lte: at } },
    }),
  ]);
  if (!isOrdered && cycles.length === 0) return NOT_HELD;
  const [tasks, reports, contacts] = await Promise.all([
    db.task.findMany({
      where: { planId: plan.id, OR: [{ setAsideAt: null }, { setAsideAt: { gt: at } }] },
      orderBy: { order: 'asc' },
      include: {
        assessor: { include: { contact: { include: { agency: NAMES } } } },
        responsibilities: { orderBy: { position: 'asc' }, include: { agency: NAMES } },
      },
    }),
    db.report.findMany({
      where: {
        ...{ cycle: { planId: plan.id, kind }, joinedAt: { lte: at } },
        OR: [{ leftAt: null }, { leftAt: { gt: at } }],
      },
      orderBy: { id: 'asc' },
      include: {
        agency: NAMES,
        submissions: {
          where: { filedAt: { lte: at }, OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: at } }] },
          orderBy: { revision: 'desc' },
          take: 1,
        },
      },
    }),
    db.contact.findMany({
      where: { active: true, agency: { endedAt: null }, agencyId: { not: plan.governmentId } },
      orderBy: [{ agencyId: 'asc' }, { role: 'asc' }, { id: 'asc' }],
      include: {
        agency: NAMES,
        _count: { select: { assesses: { where: { task: { planId: plan.id } } } } },
      },
    }),
  ]);
  const revealedAt = cycles[0]?.revealedAt ?? null;
  const isSealed = isBlind({ revealedAt }, at);
  const said = reports.map(({ id, kind: of, taskId, agency, submissions: [filed], ...row }) => {
    const values = filed && !isSealed ? submissionFormSchema.parse(filed.form).values : null;
    return {
      kind: of,
      taskId,
      shown: {
        ...{ reportId: id, agency },
        ...standing({ ...row, isFiled: filed !== undefined, values }, at),
        rating: values && ratingOf(values),
      } satisfies SideReport,
    };
  });
  const byTask = new Map<string | null, typeof said>();
  for (const each of said) {
    const those = byTask.get(each.taskId);
    if (those) those.push(each);
    else byTask.set(each.taskId, [each]);
  }
  const of = (side: Side, taskId: string | null) =>
    (byTask.get(taskId) ?? []).filter((each) => each.kind === kindOfSide(side));
  return {
    isOrdered,
    revealedAt: isSealed ? null : revealedAt,
    cycles: (['self', 'independent'] as const).flatMap((side) => {
      const cycle = cycles.find((each) => each.kind === kindOfSide(side));
      const own = said.filter((each) => each.kind === kindOfSide(side));
      const filed = own.filter(({ shown }) => shown.isFiled).length;
      return cycle ? [{ ...datesOf(cycle, at), side, owed: own.length, filed }] : [];
    }),
    tasks: tasks.map((task) => {
      const self = of('self', task.id).map(({ shown }) => shown);
      const independent = of('independent', task.id)[0]?.shown ?? null;
      const contact = task.assessor?.contact;
      const other = independent?.rating;
      return {
        id: task.id,
        number: task.number ?? String(task.order),
        text: task.text,
        chapter: task.chapterTitle,
        owners: task.responsibilities
          .filter(({ role }) => role !== 'cooperating')
          .map(({ agency }) => agency),
        assessor: contact
          ? { contactId: contact.id, name: contact.name, agency: contact.agency }
          : null,
        isPartial: task.responsibilities.some(({ agencyId }) => agencyId === contact?.agencyId),
        self,
        independent,
        differs: self.some(({ rating }) => rating && other && differ(rating, other)),
      };
    }),
    others: of('self', null).map(({ shown }) => shown),
    choices: contacts.map(({ id: contactId, name, agency, role, _count }) => ({
      ...{ contactId, name, agency, role, tasks: _count.assesses },
    })),
  };
}

/** Its books may have been closed since. */
const datesOf = (
  { opensAt, dueOn, closedAt }: Pick<SideCycle, 'opensAt' | 'dueOn' | 'closedAt'>,
  at: Date,
) => ({ opensAt, dueOn, closedAt: closedAt && closedAt <= at ? closedAt : null });

/** Where a side stood: nobody reviews it, so that filed is done, but for words on a difference. */
function standing(
  { isFiled, values, differsAt, missedAt }: Standing,
  at: Date,
): Pick<SideReport, 'stage' | 'isFiled' | 'isAsked'> {
  const isMissed = missedAt !== null && missedAt <= at;
  // What is filed at the very instant of the reveal may be either: what it says tells.
  const isWorded = saysSomething(values?.[DIFFERENCE] ?? '');
  const isAsked = differsAt !== null && differsAt <= at && !isMissed && !isWorded;
  const stage = isFiled && !isAsked ? 'accepted' : isMissed ? 'missed' : 'collecting';
  return { stage, isFiled, isAsked };
}

interface Standing {
  isFiled: boolean;
  /** What was filed; null before the reveal. */
  values: Readonly<Record<string, string>> | null;
  differsAt: Date | null;
  missedAt: Date | null;
}
