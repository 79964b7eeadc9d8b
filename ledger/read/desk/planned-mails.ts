import type { ContactRole, Notice } from '../../../domain/ladder/step.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { PlannedStep } from '../../../domain/ladder/ladder.ts';
import { toldBy } from '../../../domain/parties.ts';
import { isPart } from '../../../domain/kinds/parts.ts';
import type { Ledger } from '../../ledger.ts';
import { APART } from '../../outbox/stage.ts';
import { alike } from './alike.ts';
import { cyclesAlike } from './cycles-alike.ts';
import type { ComingReport } from './coming-steps.ts';
import { openAlike, type OpenAlike } from './open-alike.ts';
import type { DeskPlan } from './plans.ts';
import { stagedTogether, type StagedTogether } from './staged-together.ts';

/** Whom a step tells: who owes, with or without the leader, or before whom it is put. */
export type Audience = 'officers' | 'leaders' | 'superior';

/** Steps of one name that tell the same people at one instant. */
export interface PlannedMails {
  name: string;
  notice: Notice;
  audience: Audience;
  /** The superiors that are told; empty unless they are the audience. */
  superiors: string[];
  reports: number;
  agencies: number;
  /** Outbox rows; the rows of one contact and instant make one message. */
  rows: number;
}

/** What will be sent at one instant if nobody files before it. */
export interface PlannedInstant {
  at: Date;
  /** It lies in a year whose official calendar is not known. */
  provisional: boolean;
  steps: PlannedMails[];
  /** Messages, i.e. contacts who will get one. */
  messages: number;
}

interface Gathered {
  steps: Map<string, Step>;
  provisional: boolean;
  /** Its digests, by what tells them apart at one instant: contact, and `apart`. */
  messages: Set<string>;
}

interface Step {
  name: string;
  notice: Notice;
  reports: number;
  rows: number;
  owners: Set<string>;
  superiors: Set<string>;
  toLeaders: boolean;
}

/**
 * The mails planned after `now` up to and including `until`, by instant: what is staged, and the
 * forecast of what is not yet recorded.
 * @param small open reports up to which each is looked at by itself; of more, one of each herd is.
 */
export async function plannedMails(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  until: Date,
  small?: number,
): Promise<PlannedInstant[]> {
  const [staged, open, toCome, contacts] = await Promise.all([
    stagedTogether(ledger, plan, now, until),
    openAlike(ledger, plan, now, small),
    cyclesAlike(ledger, plan, now, until),
    activeContacts(ledger),
  ]);
  return instantsOf(ledger, plan, until, staged, [...open, ...toCome], contacts);
}

/** The same of reports that are given, to the last step of theirs: a preview's. */
export async function mailsOf(
  ledger: Ledger,
  plan: DeskPlan,
  reports: readonly ComingReport[],
): Promise<PlannedInstant[]> {
  return instantsOf(ledger, plan, null, [], alike(reports), await activeContacts(ledger));
}

/**
 * Gathers what is staged and what is coming by instant.
 * @param until of what is coming, up to and including; null: to the last step.
 */
export function instantsOf(
  { calendar }: Ledger,
  plan: DeskPlan,
  until: Date | null,
  staged: readonly StagedTogether[],
  coming: readonly OpenAlike[],
  contacts: Contacts,
): PlannedInstant[] {
  const instants = new Map<number, Gathered>();
  const stagedReports = new Map<string, number>();
  const aboutNone = new Set<string>();
  const own = `${plan.id}|`;
  const times = new Map<number, string>();
  for (const { at, name, notice, owner, ...mails } of staged) {
    const time = times.get(+at) ?? `|${at.toISOString()}`;
    times.set(+at, time);
    const instant = instantIn(instants, at);
    instant.provisional ||= calendar.isProvisional(civilDateOf(at, plan.policy.zone));
    for (const digest of mails.digests)
      instant.messages.add(
        digest.startsWith(own) ? digest.slice(own.length).replace(time, '') : digest,
      );
    const step = stepIn(instant, name, notice);
    step.reports += mails.reports;
    // Mails about no report are about one thing, whomever they tell.
    if (mails.aboutNone && !aboutNone.has(`${+at} ${name}`)) step.reports++;
    if (mails.aboutNone) aboutNone.add(`${+at} ${name}`);
    step.rows += mails.rows;
    step.owners.add(owner);
    for (const told of mails.told) if (told !== owner) step.superiors.add(told);
    if (mails.toLeaders) step.toLeaders = true;
    stagedReports.set(`${+at} ${name} ${owner} ${mails.kind} ${mails.period}`, mails.reports);
  }
  for (const { report, count, isHerd } of coming) {
    const { agencyId, kind, period, steps } = report;
    const whose = { agencyId, apart: isPart(kind) ? APART : '' };
    for (const planned of steps) {
      if (until && planned.at > until) continue;
      const staged =
        isHerd && stagedReports.get(`${+planned.at} ${planned.name} ${agencyId} ${kind} ${period}`);
      const left = count - (staged || 0);
      if (left > 0) addForecast(instants, planned, left, whose, plan, contacts);
    }
  }
  return [...instants]
    .sort(([a], [b]) => a - b)
    .map(([time, { provisional, steps, messages }]) => ({
      at: new Date(time),
      provisional,
      messages: messages.size,
      steps: [...steps.values()].map(shown),
    }));
}

function shown({ owners, superiors, toLeaders, ...step }: Step): PlannedMails {
  const audience = superiors.size > 0 ? 'superior' : toLeaders ? 'leaders' : 'officers';
  return { ...step, audience, superiors: [...superiors], agencies: owners.size };
}

function addForecast(
  instants: Map<number, Gathered>,
  planned: PlannedStep,
  reports: number,
  { agencyId, apart }: { agencyId: string; apart: string },
  plan: DeskPlan,
  contacts: Contacts,
): void {
  const { at, name, notice, to, provisional } = planned;
  const told = toldBy({ to }, agencyId, plan);
  if (!to || told === null) return;
  const instant = instantIn(instants, at);
  instant.provisional ||= provisional;
  const step = stepIn(instant, name, notice);
  step.reports += reports;
  step.owners.add(agencyId);
  if (told !== agencyId) step.superiors.add(told);
  for (const mail of mailsOfStep(planned, agencyId, apart, plan, contacts)) {
    step.rows += reports;
    if (mail.role === 'leader') step.toLeaders = true;
    instant.messages.add(mail.contactId + mail.apart);
  }
}

/** One mail of a step that is to come: to whom, and with what it makes one message. */
export interface MailOfStep {
  contactId: string;
  told: string;
  role: ContactRole;
  /** What stands at the end of its digest's key. */
  apart: string;
}

/** The mails that a step of an agency's report will make, contact by contact. */
export function mailsOfStep(
  { name, to, single }: Pick<PlannedStep, 'name' | 'to' | 'single'>,
  ownerId: string,
  apart: string,
  plan: DeskPlan,
  contacts: Contacts,
): MailOfStep[] {
  const told = toldBy({ to }, ownerId, plan);
  if (!to || told === null) return [];
  const end = single ? `${apart}|${name}|${ownerId}` : apart;
  return to.roles.flatMap((role) =>
    (contacts.get(told)?.[role] ?? []).map((contactId) => ({ contactId, told, role, apart: end })),
  );
}

/** The key of the digest that a mail to come will be sent with, as `stageMails` writes it. */
export const digestOf = ({ id }: DeskPlan, at: Date, { contactId, apart }: MailOfStep): string =>
  `${id}|${contactId}|${at.toISOString()}${apart}`;

function instantIn(instants: Map<number, Gathered>, at: Date): Gathered {
  const found = instants.get(+at) ?? { provisional: false, steps: new Map(), messages: new Set() };
  instants.set(+at, found);
  return found;
}

function stepIn({ steps }: Gathered, name: string, notice: Notice): Step {
  const key = `${name} ${notice}`;
  const nothing = { reports: 0, rows: 0, toLeaders: false };
  const found = steps.get(key) ?? {
    name,
    notice,
    ...nothing,
    owners: new Set<string>(),
    superiors: new Set<string>(),
  };
  steps.set(key, found);
  return found;
}

/** A mail that is staged: one contact's, about one report, or about none. */
export interface StagedMail {
  at: Date;
  kind: string | null;
  period: string | null;
  name: string;
  notice: Notice;
  reportId: string | null;
  /** Whose report it is about, and whose contact is told. */
  owner: string;
  told: string;
  role: ContactRole;
  digest: string;
}

/** What is staged after `now` up to and including `until`. */
export async function stagedMails(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  until: Date,
): Promise<StagedMail[]> {
  return ledger.db.$queryRaw<StagedMail[]>`
    SELECT m.due_at AS at, m.step AS name, m.notice, m.report_id AS "reportId", r.kind, r.period,
      coalesce(m.agency_id, c.agency_id) AS owner, c.agency_id AS told, c.role::text AS role,
      m.digest_key AS digest
    FROM mail m JOIN contact c ON c.id = m.contact_id LEFT JOIN report r ON r.id = m.report_id
    WHERE m.plan_id = ${plan.id} AND m.state = 'staged' AND m.due_at > ${now}
      AND m.due_at <= ${until}
    ORDER BY m.due_at, m.id`;
}

/** The active contacts of each agency, by role. */
export type Contacts = ReadonlyMap<string, Record<ContactRole, string[]>>;

/** Whoever may be told anything. */
export async function activeContacts(ledger: Ledger): Promise<Contacts> {
  const contacts = new Map<string, Record<ContactRole, string[]>>();
  const rows = await ledger.db.$queryRaw<{ id: string; agencyId: string; role: ContactRole }[]>`
    SELECT id, agency_id AS "agencyId", role::text AS role FROM contact WHERE active`;
  for (const { id, agencyId, role } of rows) {
    const own = contacts.get(agencyId) ?? { officer: [], leader: [], deputy: [] };
    own[role].push(id);
    contacts.set(agencyId, own);
  }
  return contacts;
}
