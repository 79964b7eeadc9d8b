import type { Tx } from '../ledger.ts';
import type { AgencyName } from '../read/desk/plans.ts';

/** A name in Chinese, and in English where there is one. */
export type Named = Omit<AgencyName, 'id'>;

/** An inspection as a mail tells its reader of it. */
export interface DigestInspection {
  id: string;
  number: number;
  scope: string;
  periodFrom: string;
  periodTo: string;
  startsOn: string | null;
  endsOn: string | null;
  /** What is inspected: of the agency that the mail is about; of all, to whoever inspects. */
  subjects: { agency: Named; task: { number: string; text: string } | null }[];
  team: { name: string; agency: Named }[];
  conclusion: string | null;
  answerDueOn: string | null;
  /** From the conclusion on, what was found with the agency that the mail is about. */
  findings: { number: number; text: string; rectifyBy: string }[];
  /** The answer that the mail tells of. */
  answer: { agency: Named; text: string } | null;
  calledOffWhy: string | null;
}

interface AboutInspection {
  id: string;
  notice: string;
  inspection: DigestInspection | null;
}

/** A mail's step names its inspection: see ledger/inspections/tell.ts. */
const STEP = /^inspection-(\d+)-(?:answered-(\d+))?/;

/** Adds to the mails of inspections what they tell of. */
export async function withInspections<Mail extends AboutInspection>(
  tx: Tx,
  mails: Mail[],
): Promise<Mail[]> {
  const ids = mails.filter(({ notice }) => notice.startsWith('inspection_')).map(({ id }) => id);
  if (ids.length === 0) return mails;
  const rows = await tx.mail.findMany({
    where: { id: { in: ids } },
    select: { id: true, planId: true, agencyId: true, step: true, notice: true },
  });
  const told = new Map<string, DigestInspection>();
  for (const { id, planId, agencyId, step, notice } of rows) {
    const [, number, answer] = STEP.exec(step) ?? [];
    const about = notice === 'inspection_team' ? null : agencyId;
    const inspection = await inspectionFor(tx, planId, Number(number), about, answer);
    if (inspection) told.set(id, inspection);
  }
  return mails.map((mail) => ({ ...mail, inspection: told.get(mail.id) ?? null }));
}

const NAMES = { select: { name: true, nameEn: true } } as const;

/** @param about the agency whose part is told; null: all of it. */
async function inspectionFor(
  tx: Tx,
  planId: string,
  number: number,
  about: string | null,
  answer: string | undefined,
): Promise<DigestInspection | null> {
  const own = about === null ? {} : { agencyId: about };
  const row = await tx.inspection.findUnique({
    where: { planId_number: { planId, number } },
    include: {
      subjects: { where: own, orderBy: { place: 'asc' }, include: { agency: NAMES, task: true } },
      members: {
        orderBy: { contactId: 'asc' },
        include: { contact: { select: { name: true, agency: NAMES } } },
      },
      findings: { where: { ...own, withdrawnAt: null }, orderBy: { number: 'asc' } },
    },
  });
  if (!row) return null;
  const { subjects, members, findings, ...inspection } = row;
  const given =
    answer === undefined
      ? null
      : await tx.inspectionAnswer.findUnique({
          where: { id: `${row.id}-a${answer}` },
          include: { agency: NAMES },
        });
  return {
    ...inspection,
    subjects: subjects.map(({ agency, task }) => ({
      agency,
      task: task && { number: task.number ?? String(task.order), text: task.text },
    })),
    team: members.map(({ contact: { name, agency } }) => ({ name, agency })),
    findings: row.concludedAt === null ? [] : findings,
    answer: given && { agency: given.agency, text: given.text },
  };
}
