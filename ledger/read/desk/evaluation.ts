import type { Rating } from '../../../domain/evaluation/rating.ts';
import { differ, ratingOf } from '../../../domain/evaluation/rating.ts';
import type { Side } from '../../../domain/kinds/kind.ts';
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
  role: 'officer' | 'leader';
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

/** Reads a plan's midterm evaluation as of now; before the reveal nothing of what either side says. */
export async function evaluationOf(
  { db }: Ledger,
  plan: Pick<DeskPlan, 'id' | 'governmentId'>,
  now: Date,
): Promise<Evaluation> {
  const kind = { in: [...SIDE_KINDS] };
  const [ordered, cycles, tasks, reports, contacts] = await Promise.all([
    db.obligation.count({ where: { planId: plan.id, kind, endedAt: null } }),
    db.cycle.findMany({ where: { planId: plan.id, kind, skippedCause: null } }),
    db.task.findMany({
      where: { planId: plan.id, setAsideAt: null },
      orderBy: { order: 'asc' },
      include: {
        assessor: { include: { contact: { include: { agency: NAMES } } } },
        responsibilities: { orderBy: { position: 'asc' }, include: { agency: NAMES } },
      },
    }),
    db.report.findMany({
      where: { planId: plan.id, kind, leftAt: null },
      orderBy: { id: 'asc' },
      include: {
        agency: NAMES,
        submissions: { where: { withdrawnAt: null }, orderBy: { revision: 'desc' }, take: 1 },
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
  const isSealed = isBlind({ revealedAt }, now);
  const said = reports.map(({ id, kind: of, taskId, agency, stage, differsAt, submissions }) => ({
    kind: of,
    taskId,
    shown: {
      reportId: id,
      agency,
      stage,
      isFiled: submissions.length > 0,
      rating: isSealed || !submissions[0] ? null : ratingIn(submissions[0].form),
      isAsked: differsAt !== null && stage === 'collecting',
    } satisfies SideReport,
  }));
  const of = (side: Side, taskId: string | null) =>
    said.filter((each) => each.kind === kindOfSide(side) && each.taskId === taskId);
  return {
    isOrdered: ordered > 0,
    revealedAt: isSealed ? null : revealedAt,
    cycles: (['self', 'independent'] as const).flatMap((side) => {
      const cycle = cycles.find((each) => each.kind === kindOfSide(side));
      const own = said.filter((each) => each.kind === kindOfSide(side));
      const filed = own.filter(({ shown }) => shown.isFiled).length;
      return cycle ? [{ ...pick(cycle), side, owed: own.length, filed }] : [];
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

const ratingIn = (form: unknown) => ratingOf(submissionFormSchema.parse(form).values);
const pick = ({ opensAt, dueOn, closedAt }: Pick<SideCycle, 'opensAt' | 'dueOn' | 'closedAt'>) => ({
  opensAt,
  dueOn,
  closedAt,
});
