import type { ContactRole } from '../../domain/ladder/step.ts';
import { obligationValuesSchema, type ObligationValues } from '../../schemas/obligation-values.ts';
import { planPolicySchema, type PlanPolicy } from '../../schemas/plan-policy.ts';
import { OPINION } from '../../domain/forms/opinion.ts';
import type { ReportStage } from '../../domain/report/facts.ts';
import type { Tx } from '../ledger.ts';
import { withLetters, type DigestLetter } from './digest-letters.ts';
import { withExtensions, type DigestExtension } from './digest-extensions.ts';
import { obligationsOf, type ConfirmedObligation } from '../obligations.ts';

interface Named {
  name: string;
  nameEn: string | null;
}

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
  /** What was chosen of its ladder. */
  values: ObligationValues;
  stage: ReportStage;
  dueOn: string;
  originalDueOn: string;
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
  /** Why the terms in force are what they are: `first`, `return`, `policy`, `resume`. */
  termsCause: string;
  /** In what words somebody decided what the mail tells of; null where nobody did. */
  why: string | null;
  /** Whose it was before it was transferred, if it was. */
  former: Named | null;
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
    role: ContactRole;
    lang: string;
    agency: Named & { id: string };
  };
  plan: {
    id: string;
    title: string;
    policy: PlanPolicy;
    launchedAt: Date | null;
    launchFrom: number | null;
    launchTo: number | null;
    commission: Named & { id: string };
    government: Named & { id: string };
  };
  assignment: AssignmentRows | null;
  /** The plan's obligations, for the dates that a notice of assignment names. */
  obligations: ConfirmedObligation[];
  /** What goes with it: the kept files of the documents that it brings. */
  files: { name: string; mediaType: string; bytes: Uint8Array }[];
}

/**
 * The rows of digests, each given as the ids of its mails, in two statements for all of them. The
 * address is resolved here, at the claim, not when the mail was staged.
 */
export async function digestRows(
  tx: Tx,
  digests: readonly (readonly string[])[],
  now: Date,
): Promise<DigestRows[]> {
  const mailIds = digests.flat();
  if (mailIds.length === 0) return [];
  const rows = await mailRows(tx, mailIds);
  const told = await withLetters(tx, await withExtensions(tx, rows.map(mailOf)));
  const mailById = new Map(told.map((mail) => [mail.id, mail]));
  const heads = new Map(
    (
      await headRows(
        tx,
        digests.map(([first = '']) => first),
      )
    ).map((head) => [head.mail_id, head]),
  );
  const ofDigests: DigestRows[] = [];
  for (const ids of digests) {
    const head = heads.get(ids[0] ?? '');
    if (!head) throw new Error('a digest without mails');
    const mails = ids.flatMap((id) => mailById.get(id) ?? []);
    const isAssignment = mails.some(({ notice }) => notice === 'assignment');
    ofDigests.push({
      now,
      mails,
      ...partiesOf(head),
      assignment: isAssignment ? await assignmentOf(tx, head.plan_id, head.agency_id) : null,
      obligations: isAssignment ? await obligationsOf(tx, head.plan_id) : [],
      files: mails.some(({ notice }) => notice === 'signed_off') ? await keptFiles(tx, ids) : [],
    });
  }
  return ofDigests;
}

const mailRows = (tx: Tx, mailIds: string[]) =>
  tx.$queryRaw<(MailRow | NoReport)[]>`
    SELECT m.id AS mail_id, m.notice, m.severity, r.id, r.kind, r.period, o.values, r.stage::text AS stage,
      r.agency_id AS "agencyId", r.due_on AS "dueOn",
      r.original_due_on AS "originalDueOn", r.opens_at AS "opensAt",
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
        WHEN 'passed_on' THEN f.reason WHEN 'transferred' THEN f.reason ELSE e.reason END AS why,
      f.name AS former_name, f.name_en AS former_name_en, v.reason,
      v.reviewed_by, l.name AS lead_name, l.name_en AS lead_name_en,
      CASE WHEN m.notice = 'disagreement' THEN (SELECT form -> 'values' ->> ${OPINION}
        FROM submission WHERE report_id = r.id ORDER BY revision DESC LIMIT 1) END AS opinion,
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
      LEFT JOIN task bt ON bt.id = b.task_id
    WHERE m.id = ANY(${mailIds}) ORDER BY m.id`;

/** To whom, and of which plan, by each digest's first mail. */
const headRows = (tx: Tx, mailIds: string[]) =>
  tx.$queryRaw<HeadRow[]>`
    SELECT m.id AS mail_id, c.id AS contact_id, c.agency_id, c.name, c.address, c.role::text AS role, c.lang,
      a.name AS agency_name, a.name_en AS agency_name_en, p.id AS plan_id, p.title, p.policy,
      p.launched_at, p.launch_from, p.launch_to, k.id AS commission_id,
      k.name AS commission_name, k.name_en AS commission_name_en, g.id AS government_id,
      g.name AS government_name, g.name_en AS government_name_en
    FROM mail m JOIN contact c ON c.id = m.contact_id JOIN agency a ON a.id = c.agency_id
      JOIN plan p ON p.id = m.plan_id JOIN agency k ON k.id = p.commission_id
      JOIN agency g ON g.id = p.government_id
    WHERE m.id = ANY(${mailIds})`;

const partiesOf = (head: HeadRow): Pick<DigestRows, 'contact' | 'plan'> => ({
  contact: {
    id: head.contact_id,
    name: head.name,
    address: head.address,
    role: head.role,
    lang: head.lang,
    agency: { id: head.agency_id, name: head.agency_name, nameEn: head.agency_name_en },
  },
  plan: {
    id: head.plan_id,
    title: head.title,
    policy: planPolicySchema.parse(head.policy),
    launchedAt: head.launched_at,
    launchFrom: head.launch_from,
    launchTo: head.launch_to,
    commission: {
      id: head.commission_id,
      name: head.commission_name,
      nameEn: head.commission_name_en,
    },
    government: {
      id: head.government_id,
      name: head.government_name,
      nameEn: head.government_name_en,
    },
  },
});

type MailRow = Omit<DigestReport, 'agency' | 'task' | 'reviews' | 'lead' | 'former'> & {
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

interface HeadRow {
  mail_id: string;
  contact_id: string;
  agency_id: string;
  name: string;
  address: string;
  role: ContactRole;
  lang: string;
  agency_name: string;
  agency_name_en: string | null;
  plan_id: string;
  title: string;
  policy: unknown;
  launched_at: Date | null;
  launch_from: number | null;
  launch_to: number | null;
  commission_id: string;
  government_id: string;
  government_name: string;
  government_name_en: string | null;
  commission_name: string;
  commission_name_en: string | null;
}

function mailOf(row: MailRow | NoReport): DigestMail {
  const { mail_id: id, notice, severity } = row;
  if (row.id === null)
    return { id, notice, severity, report: null, objection: null, extension: null, letter: null };
  const { former_name, former_name_en } = row;
  const { agency_name, agency_name_en, order, number, text, chapter_title, reason, reviewed_by } =
    row;
  const { lead_name, lead_name_en } = row;
  return {
    id,
    notice,
    severity,
    extension: null,
    letter: null,
    report: {
      ...row,
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

/** What the plan gives an agency to do, as `assignmentOf` reads it. */
type AssignmentRows = Awaited<ReturnType<typeof assignmentOf>>;

/** What the plan gives an agency to do: the notice of assignment names all of it. */
async function assignmentOf(tx: Tx, planId: string, agencyId: string) {
  const responsibilities = await tx.responsibility.findMany({
    where: { agencyId, task: { planId, setAsideAt: null } },
    orderBy: { task: { order: 'asc' } },
    include: {
      task: {
        include: { responsibilities: { include: { agency: true }, orderBy: { position: 'asc' } } },
      },
    },
  });
  const isRegion = (await tx.planRegion.count({ where: { planId, agencyId } })) > 0;
  return { responsibilities, isRegion };
}

/** The files of the documents that mails bring, as they were kept. */
const keptFiles = (tx: Tx, mailIds: readonly string[]) =>
  tx.$queryRaw<DigestRows['files']>`
    SELECT DISTINCT f.id, f.name, f.media_type AS "mediaType", f.bytes
    FROM mail m JOIN kept_file f ON f.owner = m.report_id || '/' || m.step
    WHERE m.id = ANY(${mailIds}) ORDER BY f.id`;
