import { planPolicySchema, type PlanPolicy } from '../../schemas/plan-policy.ts';
import type { ReportStage } from '../../domain/report/facts.ts';
import type { Tx } from '../ledger.ts';
import { assignmentOf, type AssignmentRows } from './assignment-rows.ts';

interface Named {
  name: string;
  nameEn: string | null;
}

/** One mail of a digest, with the report it speaks of. */
export interface DigestMail {
  id: string;
  rung: string;
  report: DigestReport | null;
}

export interface DigestReport {
  id: string;
  year: number;
  stage: ReportStage;
  dueOn: string;
  originalDueOn: string;
  opensAt: Date;
  firstFiledAt: Date | null;
  filedAt: Date | null;
  returnedAt: Date | null;
  reviewDueOn: string | null;
  acceptedAt: Date | null;
  missedAt: Date | null;
  agency: Named;
  task: { number: number; text: string; chapterTitle: string } | null;
  /** The newest review, if any. */
  reviews: { reason: string | null; reviewedBy: string }[];
}

/** Everything a digest says, read under its locks; mail/ makes words and bytes of it. */
export interface DigestRows {
  now: Date;
  mails: DigestMail[];
  contact: {
    id: string;
    name: string;
    address: string;
    role: 'officer' | 'leader';
    lang: string;
    agency: Named;
  };
  plan: {
    id: string;
    title: string;
    policy: PlanPolicy;
    launchedAt: Date | null;
    launchFrom: number | null;
    commission: Named;
  };
  assignment: AssignmentRows | null;
}

/**
 * The rows of one digest, in two statements, for it is done for every message. The address is
 * resolved here, at the claim, not when the mail was staged.
 */
export async function digestRows(tx: Tx, mailIds: string[], now: Date): Promise<DigestRows> {
  const mails = await tx.$queryRaw<(MailRow | NoReport)[]>`
    SELECT m.id AS mail_id, m.rung, r.id, r.year, r.stage::text AS stage, r.due_on AS "dueOn",
      r.original_due_on AS "originalDueOn", r.opens_at AS "opensAt",
      r.first_filed_at AS "firstFiledAt", r.filed_at AS "filedAt", r.returned_at AS "returnedAt",
      r.review_due_on AS "reviewDueOn", r.accepted_at AS "acceptedAt", r.missed_at AS "missedAt",
      a.name AS agency_name, a.name_en AS agency_name_en,
      t.number, t.text, t.chapter_title, v.reason, v.reviewed_by
    FROM mail m LEFT JOIN report r ON r.id = m.report_id
      LEFT JOIN agency a ON a.id = r.agency_id LEFT JOIN task t ON t.id = r.task_id
      LEFT JOIN LATERAL (SELECT reason, reviewed_by FROM review WHERE report_id = r.id
        ORDER BY reviewed_at DESC LIMIT 1) v ON true
    WHERE m.id = ANY(${mailIds}) ORDER BY m.id`;
  const [head] = await tx.$queryRaw<HeadRow[]>`
    SELECT c.id AS contact_id, c.agency_id, c.name, c.address, c.role::text AS role, c.lang,
      a.name AS agency_name, a.name_en AS agency_name_en, p.id AS plan_id, p.title, p.policy,
      p.launched_at, p.launch_from, k.name AS commission_name, k.name_en AS commission_name_en
    FROM mail m JOIN contact c ON c.id = m.contact_id JOIN agency a ON a.id = c.agency_id
      JOIN plan p ON p.id = m.plan_id JOIN agency k ON k.id = p.commission_id
    WHERE m.id = ${mailIds[0] ?? ''}`;
  if (!head) throw new Error('a digest without mails');
  const isAssignment = mails.some(({ rung }) => rung === 'assignment');
  return {
    now,
    mails: mails.map(mailOf),
    contact: {
      id: head.contact_id,
      name: head.name,
      address: head.address,
      role: head.role,
      lang: head.lang,
      agency: { name: head.agency_name, nameEn: head.agency_name_en },
    },
    plan: {
      id: head.plan_id,
      title: head.title,
      policy: planPolicySchema.parse(head.policy),
      launchedAt: head.launched_at,
      launchFrom: head.launch_from,
      commission: { name: head.commission_name, nameEn: head.commission_name_en },
    },
    assignment: isAssignment ? await assignmentOf(tx, head.plan_id, head.agency_id) : null,
  };
}

type MailRow = Omit<DigestReport, 'agency' | 'task' | 'reviews'> & {
  mail_id: string;
  rung: string;
  agency_name: string;
  agency_name_en: string | null;
  number: number | null;
  text: string;
  chapter_title: string;
  reason: string | null;
  reviewed_by: string | null;
};
/** A notice without a report: every column of the report is null. */
type NoReport = { mail_id: string; rung: string; id: null };

interface HeadRow {
  contact_id: string;
  agency_id: string;
  name: string;
  address: string;
  role: 'officer' | 'leader';
  lang: string;
  agency_name: string;
  agency_name_en: string | null;
  plan_id: string;
  title: string;
  policy: unknown;
  launched_at: Date | null;
  launch_from: number | null;
  commission_name: string;
  commission_name_en: string | null;
}

function mailOf(row: MailRow | NoReport): DigestMail {
  const { mail_id: id, rung } = row;
  if (row.id === null) return { id, rung, report: null };
  const { agency_name, agency_name_en, number, text, chapter_title, reason, reviewed_by } = row;
  return {
    id,
    rung,
    report: {
      ...row,
      agency: { name: agency_name, nameEn: agency_name_en },
      task: number === null ? null : { number, text, chapterTitle: chapter_title },
      reviews: reviewed_by === null ? [] : [{ reason, reviewedBy: reviewed_by }],
    },
  };
}
