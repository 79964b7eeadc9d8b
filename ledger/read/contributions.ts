import { opinionOf, type Position } from '../../domain/forms/opinion.ts';
import type { Report } from '../../prisma/generated/client.ts';
import type { ReportStage } from '../../domain/report/facts.ts';
import { submissionFormSchema } from '../../schemas/submission-form.ts';
import type { Tx } from '../ledger.ts';
import type { AgencyName } from './desk/plans.ts';

/** What a cooperating agency has said, by its newest answer. */
export interface GivenOpinion {
  revision: number;
  at: Date;
  by: string;
  late: boolean;
  input: string;
  /** Null if it took no position, for there was no text. */
  position: Position | null;
  opinion: string;
  /** The text it is on: `draft/2`, `revision/1`; null if there was none. */
  on: string | null;
  onSha256: string | null;
}

/** A part of a report (配合意见) and where it stands. */
export interface Contribution {
  id: string;
  kind: string;
  agency: AgencyName;
  stage: ReportStage;
  leftAt: Date | null;
  leftCause: string | null;
  /** When it is asked for. */
  opensAt: Date;
  dueOn: string;
  dueAt: Date;
  given: GivenOpinion | null;
}

/** What is read with a part's row. */
export const PART = {
  agency: { select: { id: true, name: true, nameEn: true } },
  submissions: { orderBy: { revision: 'desc' }, take: 1 },
} as const;

type PartRow = Report & { agency: AgencyName; submissions: AnswerRow[] };

/** A part by its row, as `PART` reads it. */
export function contributionOf({ submissions: [given], ...row }: PartRow): Contribution {
  const { id, kind, agency, stage, leftAt, leftCause, opensAt, dueOn, dueAt } = row;
  const dates = { opensAt, dueOn, dueAt };
  return {
    id,
    kind,
    agency,
    stage,
    leftAt,
    leftCause,
    ...dates,
    given: given ? givenBy(given) : null,
  };
}

/** The parts of a report, in the order of the agencies in its task. */
export async function contributionsOf(tx: Tx, parentId: string): Promise<Contribution[]> {
  const rows = await tx.report.findMany({
    where: { parentId },
    orderBy: { id: 'asc' },
    include: PART,
  });
  const order = await tx.responsibility.findMany({
    where: { taskId: rows[0]?.taskId ?? '' },
    orderBy: { position: 'asc' },
    select: { agencyId: true },
  });
  const placeOf = (id: string) => order.findIndex(({ agencyId }) => agencyId === id);
  return rows.map(contributionOf).sort((a, b) => placeOf(a.agency.id) - placeOf(b.agency.id));
}

interface AnswerRow {
  revision: number;
  filedAt: Date;
  filedBy: string;
  late: boolean;
  form: unknown;
  onText: string | null;
  onSha256: string | null;
}

/** What an answer says. */
export function givenBy(row: AnswerRow): GivenOpinion {
  const { revision, filedAt: at, filedBy: by, late, form, onText: on, onSha256 } = row;
  const said = opinionOf(submissionFormSchema.parse(form).values);
  return {
    revision,
    at,
    by,
    late,
    ...said,
    position: on === null ? null : said.position,
    on,
    onSha256,
  };
}
