import type { ContactRole, Notice } from '../../../domain/ladder/step.ts';
import { Prisma, type MailState } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { placeOf } from './page-of.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** A step by its name with what it says; a notice beside the ladder is named like a step. */
interface NamedStep {
  name: string;
  notice: Notice;
}

/** What goes to one contact at one instant: one message, made of one outbox row per report. */
export interface MailRow {
  digestKey: string;
  dueAt: Date;
  settledAt: Date | null;
  state: MailState;
  code: string | null;
  attempt: number;
  /** What it says, and by which steps. */
  steps: NamedStep[];
  reports: number;
  contact: { id: string; name: string; role: ContactRole };
  agency: AgencyName;
  messageId: string | null;
  subject: string | null;
}

/** What the mails page is narrowed to: one tab. */
export type MailTab = 'sent' | 'waiting' | 'trouble' | 'cancelled';

const STATES: Record<MailTab, MailState[]> = {
  sent: ['sent'],
  waiting: ['staged', 'claimed', 'sending'],
  trouble: ['deferred', 'refused', 'uncertain'],
  cancelled: ['cancelled'],
};

/** Messages in each tab. */
export type MailCounts = Record<MailTab, number>;

/** One page of the messages of a tab. */
export interface MailPage {
  rows: MailRow[];
  counts: MailCounts;
  page: number;
  pages: number;
  size: number;
}

const PAGE_SIZE = 50;

interface RawMail extends Omit<MailRow, 'contact' | 'agency'> {
  contactId: string;
  contactName: string;
  role: ContactRole;
  agencyId: string;
  agencyName: string;
  nameEn: string | null;
}

/** One page of a plan's outbox, newest first. */
export async function mailPage(
  ledger: Ledger,
  plan: DeskPlan,
  tab: MailTab,
  wanted: number,
  size = PAGE_SIZE,
): Promise<MailPage> {
  const counts = await mailCounts(ledger, plan);
  const { page, pages, limit, offset } = placeOf(counts[tab], size, wanted);
  const rows = tab === 'sent' ? sentRows(plan, limit, offset) : otherRows(plan, tab, limit, offset);
  const found = counts[tab] === 0 ? [] : await ledger.db.$queryRaw<RawMail[]>(rows);
  return { rows: found.map(rowOf), counts, page, pages, size };
}

const GROUPED = Prisma.sql`m.digest_key AS "digestKey", min(m.due_at) AS "dueAt", max(m.settled_at) AS "settledAt",
  m.state::text AS state, min(m.code) AS code, max(m.attempt)::int AS attempt,
  jsonb_agg(DISTINCT jsonb_build_object('name', m.step, 'notice', m.notice)) AS steps,
  count(m.report_id)::int AS reports, m.message_id AS "messageId"`;
const TOLD = Prisma.sql`c.id AS "contactId", c.name AS "contactName", c.role::text AS role,
  a.id AS "agencyId", a.name AS "agencyName", a.name_en AS "nameEn"`;

/** Of what was sent the messages of the page are found first, and then the mails that each is made of. */
const sentRows = ({ id }: DeskPlan, limit: number, offset: number): Prisma.Sql => Prisma.sql`
  SELECT x.*, g.subject, ${TOLD}
  FROM (SELECT id, subject, sent_at FROM message WHERE plan_id = ${id} AND sent_at IS NOT NULL
      ORDER BY sent_at DESC, id DESC LIMIT ${limit} OFFSET ${offset}) g
    CROSS JOIN LATERAL (SELECT ${GROUPED}, m.contact_id FROM mail m
      WHERE m.message_id = g.id AND m.state = 'sent'
      GROUP BY m.digest_key, m.state, m.message_id, m.contact_id) x
    JOIN contact c ON c.id = x.contact_id JOIN agency a ON a.id = c.agency_id
  ORDER BY g.sent_at DESC, g.id DESC`;

const otherRows = (
  { id }: DeskPlan,
  tab: MailTab,
  limit: number,
  offset: number,
): Prisma.Sql => Prisma.sql`
  SELECT ${GROUPED}, g.subject, ${TOLD}
  FROM mail m JOIN contact c ON c.id = m.contact_id JOIN agency a ON a.id = c.agency_id
    LEFT JOIN message g ON g.id = m.message_id
  WHERE m.plan_id = ${id} AND m.state <> 'sent' AND ${inStates(STATES[tab])}
  GROUP BY m.digest_key, m.state, m.message_id, g.subject, c.id, a.id
  ORDER BY min(m.due_at) DESC, m.digest_key, m.message_id
  LIMIT ${limit} OFFSET ${offset}`;

/** How many messages each tab of a plan's outbox has. */
export async function mailCounts(ledger: Ledger, plan: DeskPlan): Promise<MailCounts> {
  const [sent, rows] = await Promise.all([
    ledger.db.message.count({ where: { planId: plan.id, sentAt: { not: null } } }),
    ledger.db.$queryRaw<{ state: MailState; count: number }[]>`
      SELECT state::text AS state, count(DISTINCT (digest_key, message_id))::int AS count
      FROM mail WHERE plan_id = ${plan.id} AND state <> 'sent' GROUP BY 1`,
  ]);
  const of = (tab: MailTab) =>
    rows
      .filter(({ state }) => STATES[tab].includes(state))
      .reduce((sum, { count }) => sum + count, 0);
  return { sent, waiting: of('waiting'), trouble: of('trouble'), cancelled: of('cancelled') };
}

const inStates = (states: MailState[]) =>
  Prisma.sql`m.state IN (${Prisma.join(states.map((state) => Prisma.sql`${state}::"MailState"`))})`;

function rowOf(raw: RawMail): MailRow {
  const { contactId, contactName, role, agencyId, agencyName, nameEn, ...mail } = raw;
  return {
    ...mail,
    contact: { id: contactId, name: contactName, role },
    agency: { id: agencyId, name: agencyName, nameEn },
  };
}

/** How many mails of a plan have left, or may have: with the first of them a launch is final. */
export async function mailsThatLeft(ledger: Ledger, planId: string): Promise<number> {
  return ledger.db.mail.count({
    where: { planId, state: { in: ['sending', 'sent', 'refused', 'uncertain'] } },
  });
}
