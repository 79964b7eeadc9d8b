import { POSITION } from '../../../domain/forms/opinion.ts';
import { superiorOf } from '../../../domain/parties.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { contributionOf, PART, type Contribution } from '../contributions.ts';
import type { ReadableText } from '../cooperation.ts';
import { formsOf } from '../form-of.ts';
import { newestOf, textsOf } from '../texts.ts';
import { placeOf, type PageOf } from './page-of.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import type { Selection } from './selection.ts';

/** An opinion beside the text that it is on. */
export interface Disagreement {
  contribution: Contribution;
  /** The report that it is a part of. */
  lead: {
    id: string;
    kind: string;
    period: string;
    agency: AgencyName;
    task: { number: string; text: string } | null;
    /** Who settles it: whoever reviews the lead. */
    superiorId: string;
  };
  /** The text that it is on; null if none was shown when it was given. */
  text: ReadableText | null;
  /** The name of the lead's newest text. */
  newest: string | null;
}

/** The disagreements of a plan's selected cycles, the newest first: the last word of each agency. */
export async function disagreements(
  ledger: Ledger,
  plan: DeskPlan,
  { period }: Selection,
  wanted: number,
  size: number,
): Promise<PageOf<Disagreement>> {
  const where = Prisma.sql`FROM report r JOIN LATERAL (SELECT form, filed_at FROM submission
      WHERE report_id = r.id ORDER BY revision DESC LIMIT 1) s ON true
    WHERE r.plan_id = ${plan.id} AND r.parent_id IS NOT NULL
      AND (${period}::text IS NULL OR r.period = ${period})
      AND s.form -> 'values' ->> ${POSITION} = 'disagree'`;
  const [counted] = await ledger.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count ${where}`;
  const count = counted?.count ?? 0;
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const ids = await ledger.db.$queryRaw<{ id: string }[]>`
    SELECT r.id ${where} ORDER BY s.filed_at DESC, r.id LIMIT ${limit} OFFSET ${offset}`;
  const rows: Disagreement[] = [];
  for (const { id } of ids) {
    const both = await bothTexts(ledger, plan, id);
    if (both) rows.push(both);
  }
  return { rows, count, page, pages };
}

/** A part with its report's text; null if it is no part. */
export async function bothTexts(
  { db }: Ledger,
  plan: DeskPlan,
  partId: string,
): Promise<Disagreement | null> {
  const row = await db.report.findUnique({
    where: { id: partId },
    include: { ...PART, parent: { include: { agency: PART.agency, task: true } } },
  });
  if (!row?.parent) return null;
  const { parent } = row;
  const contribution = contributionOf(row);
  const texts = await textsOf(db, parent.id);
  const text = texts.find(({ name }) => name === contribution.given?.on);
  const forms = await formsOf(db, parent);
  const { id, kind, period, agency, task } = parent;
  return {
    contribution,
    lead: {
      id,
      kind,
      period,
      agency,
      task: task && { number: task.number ?? String(task.order), text: task.text },
      superiorId: superiorOf(agency.id, plan),
    },
    text: text ? { ...text, fields: forms.fields(text.formVersion) } : null,
    newest: newestOf(texts)?.name ?? null,
  };
}
