import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { ContactRole } from '../../domain/ladder/step.ts';
import { planPolicySchema, type PlanPolicy } from '../../schemas/plan-policy.ts';
import { ACCOUNTS_CHAIN, headText, REGISTER_CHAIN } from '../audit-chain/links.ts';
import { headsOf } from '../audit-chain/seal.ts';
import type { Tx } from '../ledger.ts';
import { digestMails, type DigestMail } from './digest-mails.ts';
import type { Named } from './digest-inspections.ts';
import { standInsOf, type DueTo, type StandIn } from './stand-ins.ts';
import { obligationsOf, type ConfirmedObligation } from '../obligations.ts';

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
    /** Whom they stand in for, if they get it in somebody's place; the role is that one's. */
    standsInFor: string | null;
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
  /** Where the audit stands, as its mail says it: the plan's chain, the register's, that of sign-ins. */
  heads: string[];
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
  const mailById = new Map((await digestMails(tx, mailIds)).map((mail) => [mail.id, mail]));
  const heads = new Map(
    (
      await headRows(
        tx,
        digests.map(([first = '']) => first),
      )
    ).map((head) => [head.mail_id, head]),
  );
  const standIns = await standInsOf(tx, [...heads.values()].map(absenceOf));
  const ofDigests: DigestRows[] = [];
  for (const ids of digests) {
    const head = heads.get(ids[0] ?? '');
    if (!head) throw new Error('a digest without mails');
    const mails = ids.flatMap((id) => mailById.get(id) ?? []);
    const isAssignment = mails.some(({ notice }) => notice === 'assignment');
    ofDigests.push({
      now,
      mails,
      ...partiesOf(head, standIns.get(head.mail_id) ?? null),
      assignment: isAssignment ? await assignmentOf(tx, head.plan_id, head.agency_id) : null,
      obligations: isAssignment ? await obligationsOf(tx, head.plan_id) : [],
      heads: mails.some(({ notice }) => notice === 'audit_heads')
        ? (await headsOf(tx, [head.plan_id, REGISTER_CHAIN, ACCOUNTS_CHAIN])).map(headText)
        : [],
      files: mails.some(({ notice }) => notice === 'signed_off') ? await keptFiles(tx, ids) : [],
    });
  }
  return ofDigests;
}

/** To whom, and of which plan, by each digest's first mail. */
const headRows = (tx: Tx, mailIds: string[]) =>
  tx.$queryRaw<HeadRow[]>`
    SELECT m.id AS mail_id, m.due_at, c.absent_from, c.absent_to, c.id AS contact_id, c.agency_id, c.name, c.address, c.role::text AS role, c.lang,
      a.name AS agency_name, a.name_en AS agency_name_en, p.id AS plan_id, p.title, p.policy,
      p.launched_at, p.launch_from, p.launch_to, k.id AS commission_id,
      k.name AS commission_name, k.name_en AS commission_name_en, g.id AS government_id,
      g.name AS government_name, g.name_en AS government_name_en
    FROM mail m JOIN contact c ON c.id = m.contact_id JOIN agency a ON a.id = c.agency_id
      JOIN plan p ON p.id = m.plan_id JOIN agency k ON k.id = p.commission_id
      JOIN agency g ON g.id = p.government_id
    WHERE m.id = ANY(${mailIds})`;

/** Whether somebody is absent on the day that a digest falls due: that of its plan's zone. */
const absenceOf = (head: HeadRow): DueTo => ({
  mailId: head.mail_id,
  contactId: head.contact_id,
  agencyId: head.agency_id,
  absentFrom: head.absent_from,
  absentTo: head.absent_to,
  day: civilDateOf(head.due_at, planPolicySchema.parse(head.policy).zone),
});

const partiesOf = (
  head: HeadRow,
  standIn: StandIn | null,
): Pick<DigestRows, 'contact' | 'plan'> => ({
  contact: {
    id: standIn?.id ?? head.contact_id,
    name: standIn?.name ?? head.name,
    address: standIn?.address ?? head.address,
    role: head.role,
    lang: standIn?.lang ?? head.lang,
    standsInFor: standIn && head.name,
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

interface HeadRow {
  mail_id: string;
  due_at: Date;
  absent_from: string | null;
  absent_to: string | null;
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
