import { OPINION } from '../../domain/forms/opinion.ts';
import type { ReportStage } from '../../domain/report/facts.ts';
import { obligationValuesSchema, type ObligationValues } from '../../schemas/obligation-values.ts';
import type { Tx } from '../ledger.ts';
import { withExtensions, type DigestExtension } from './digest-extensions.ts';
import { withInspections, type DigestInspection, type Named } from './digest-inspections.ts';
import { withLetters, type DigestLetter } from './digest-letters.ts';

/** One mail of a digest, with the report it speaks of. */
export interface DigestMail {
  id: string;
  /** The step's or notice's own word for what it says. */
  notice: string;
  severity: number;
  report: DigestReport | null;
  /** What a notice of an extension tells of. */
  extension: DigestExtension | null;
  /** The objection that it answers, if it does. */
  objection: DigestObjection | null;
  /** The issued letter that it bears, if it does. */
  letter: DigestLetter | null;
  /** The inspection that it tells of, if it does. */
  inspection: DigestInspection | null;
}

/** An answered objection (异议). */
interface DigestObjection {
  text: string;
  answer: string;
  answeredBy: string;
  /** The task's number; null: against the whole assignment. */
  task: string | null;
}

/** A report as a digest tells of it. */
interface DigestReport {
  id: string;
  kind: string;
  period: string;
  /** Of the handling of a major issue: the issue, and what it is called. */
  issueId: string | null;
  issueTitle: string | null;
  /** What was chosen of its ladder. */
  values: ObligationValues;
  stage: ReportStage;
  dueOn: string;
  dueAt: Date;
  originalDueOn: string;
  internalDueOn: string | null;
  opensAt: Date;
  firstFiledAt: Date | null;
  filedAt: Date | null;
  returnedAt: Date | null;
  reopenedAt: Date | null;
  reviewDueOn: string | null;
  acceptedAt: Date | null;
  missedAt: Date | null;
  agency: Named;
  agencyId: string;
  /** Of a part: who leads the report it is a part of. */
  lead: Named | null;
  /** Of a disagreement: what is said against the lead's text. */
  opinion: string | null;
  task: { order: number; number: string | null; text: string; chapterTitle: string | null } | null;
  /** Of an acceptance: what the accepted revision was filed with. */
  files: { name: string; sha256: string }[];
  /** Why the terms in force are what they are: `first`, `return`, `policy`, `resume`. */
  termsCause: string;
  /** In what words somebody decided what the mail tells of; null where nobody did. */
  why: string | null;
  /** Whose it was before it was transferred, if it was. */
  former: Named | null;
  /** The newest review, if any. */
  reviews: { reason: string | null; reviewedBy: string }[];
}

/** These mails, each with the report it speaks of and whatever else it tells, in one statement. */
export async function digestMails(tx: Tx, mailIds: string[]): Promise<DigestMail[]> {
  const rows = await mailRows(tx, mailIds);
  const mails = await withLetters(tx, await withExtensions(tx, rows.map(mailOf)));
  return withInspections(tx, mails);
}

const mailRows = (tx: Tx, mailIds: string[]) =>
  tx.$queryRaw<(MailRow | NoReport)[]>`
    SELECT m.id AS mail_id, m.notice, m.severity, r.id, r.kind, r.period, o.values, r.stage::text AS stage,
      r.agency_id AS "agencyId", r.due_on AS "dueOn", r.due_at AS "dueAt",
      i.id AS "issueId", i.title AS "issueTitle",
      r.original_due_on AS "originalDueOn", r.internal_due_on AS "internalDueOn", r.opens_at AS "opensAt",
      r.first_filed_at AS "firstFiledAt", r.filed_at AS "filedAt", r.returned_at AS "returnedAt",
      r.reopened_at AS "reopenedAt",
      r.review_due_on AS "reviewDueOn", r.accepted_at AS "acceptedAt", r.missed_at AS "missedAt",
      a.name AS agency_name, a.name_en AS agency_name_en,
      t."order", t.number, t.text, t.chapter_title, e.cause AS "termsCause",
      CASE m.notice WHEN 'left' THEN r.left_why
        WHEN 'amended' THEN (SELECT x.why FROM task_change x WHERE x.task_id = r.task_id
          ORDER BY x.id DESC LIMIT 1)
        WHEN 'instruction' THEN (SELECT x.text FROM instruction x
          WHERE x.id = m.report_id || '/' || m.step)
        WHEN 'taken_up' THEN (SELECT x.answer FROM instruction x
          WHERE x.id || '-taken' = m.report_id || '/' || m.step)
        WHEN 'issue_passed_on' THEN (SELECT form -> 'values' ->> 'opinion'
          FROM submission WHERE report_id = r.id ORDER BY revision DESC LIMIT 1)
        WHEN 'issue_answered' THEN i.answer WHEN 'issue_merged' THEN i.closed_why
        WHEN 'passed_on' THEN f.reason WHEN 'transferred' THEN f.reason ELSE e.reason END AS why,
      f.name AS former_name, f.name_en AS former_name_en, v.reason,
      v.reviewed_by, l.name AS lead_name, l.name_en AS lead_name_en,
      CASE WHEN m.notice = 'disagreement' THEN (SELECT form -> 'values' ->> ${OPINION}
        FROM submission WHERE report_id = r.id ORDER BY revision DESC LIMIT 1) END AS opinion,
      CASE WHEN m.notice = 'accepted' THEN (SELECT json_agg(
          json_build_object('name', x.name, 'sha256', x.sha256) ORDER BY i.place)
        FROM listed_attachment i JOIN attachment x ON x.id = i.attachment_id
        WHERE i.list = (SELECT id FROM submission WHERE report_id = r.id
          ORDER BY revision DESC LIMIT 1)) END AS files,
      b.text AS objected, b.answer, b.answered_by,
      coalesce(bt.number, bt."order"::text) AS objected_task
    FROM mail m LEFT JOIN report r ON r.id = m.report_id
      LEFT JOIN agency a ON a.id = r.agency_id LEFT JOIN task t ON t.id = r.task_id
      LEFT JOIN report w ON w.id = r.parent_id LEFT JOIN agency l ON l.id = w.agency_id
      LEFT JOIN cycle y ON y.id = r.cycle_id LEFT JOIN obligation o ON o.id = y.obligation_id
      LEFT JOIN terms e ON e.report_id = r.id AND e.version = r.terms_version
      LEFT JOIN LATERAL (SELECT x.reason, n.name, n.name_en FROM terms x
        JOIN terms b ON b.report_id = x.report_id AND b.version = x.version - 1
        JOIN agency n ON n.id = b.agency_id
        WHERE x.report_id = r.id AND x.cause = 'transfer' ORDER BY x.version DESC LIMIT 1) f ON true
      LEFT JOIN LATERAL (SELECT reason, reviewed_by FROM review WHERE report_id = r.id
        ORDER BY reviewed_at DESC LIMIT 1) v ON true
      LEFT JOIN objection b ON b.id = m.report_id || '/' || m.step
      LEFT JOIN task bt ON bt.id = b.task_id LEFT JOIN issue i ON i.report_id = r.id
    WHERE m.id = ANY(${mailIds}) ORDER BY m.id`;

type MailRow = Omit<DigestReport, 'agency' | 'task' | 'reviews' | 'lead' | 'former' | 'files'> & {
  files: DigestReport['files'] | null;
  lead_name: string | null;
  lead_name_en: string | null;
  mail_id: string;
  notice: string;
  severity: number;
  agency_name: string;
  agency_name_en: string | null;
  former_name: string | null;
  former_name_en: string | null;
  order: number | null;
  number: string | null;
  text: string;
  chapter_title: string | null;
  reason: string | null;
  reviewed_by: string | null;
  objected: string | null;
  answer: string | null;
  answered_by: string | null;
  objected_task: string | null;
};
/** A notice without a report: every column of the report is null. */
type NoReport = { mail_id: string; notice: string; severity: number; id: null };

/** What others read beside the rows. */
const OF_OTHERS = { extension: null, letter: null, inspection: null };

function mailOf(row: MailRow | NoReport): DigestMail {
  const { mail_id: id, notice, severity } = row;
  if (row.id === null) return { id, notice, severity, report: null, objection: null, ...OF_OTHERS };
  const { former_name, former_name_en } = row;
  const { agency_name, agency_name_en, order, number, text, chapter_title, reason, reviewed_by } =
    row;
  const { lead_name, lead_name_en } = row;
  return {
    id,
    notice,
    severity,
    ...OF_OTHERS,
    report: {
      ...row,
      files: row.files ?? [],
      values: obligationValuesSchema.parse(row.values),
      agency: { name: agency_name, nameEn: agency_name_en },
      former: former_name === null ? null : { name: former_name, nameEn: former_name_en },
      lead: lead_name === null ? null : { name: lead_name, nameEn: lead_name_en },
      task: order === null ? null : { order, number, text, chapterTitle: chapter_title },
      reviews: reviewed_by === null ? [] : [{ reason, reviewedBy: reviewed_by }],
    },
    objection: objectionOf(row),
  };
}

function objectionOf({ objected, answer, answered_by, objected_task }: MailRow) {
  if (objected === null || answer === null || answered_by === null) return null;
  return { text: objected, answer, answeredBy: answered_by, task: objected_task };
}
