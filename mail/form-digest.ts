import { internalDueOf } from '../domain/report/internal-due.ts';
import type { WorkdayCalendar } from '../domain/calendar/workdays.ts';
import { civilDateOf, civilTimeOf, endOfDay } from '../domain/calendar/zoned.ts';
import { calendarPeriod, cyclesOf, ONCE } from '../domain/kinds/cycles.ts';
import { kindOf, ownersOf } from '../domain/kinds/kinds.ts';
import { rosterOf } from '../domain/kinds/roster.ts';
import { kindWordsOf } from '../domain/kinds/words.ts';
import type { Notice } from '../domain/ladder/step.ts';
import { stepsFor, superiorOf } from '../domain/parties.ts';
import { light } from '../domain/light/light.ts';
import type { Lang } from '../domain/words/words.ts';
import { UnusableAddress, type FormedDigest } from '../ledger/outbox/claim.ts';
import type { DigestMail } from '../ledger/outbox/digest-mails.ts';
import type { DigestRows } from '../ledger/outbox/digest-rows.ts';
import { compose } from './compose/compose.ts';
import {
  type MailAssignment,
  type MailAttachment,
  type MailContent,
  type MailItem,
  type MailReport,
  Uncomposable,
} from './compose/content.ts';
import { threadIdOf } from './compose/ids.ts';
import { mailWordsOf } from './compose/words.ts';
import { inspectionOf } from './inspection-item.ts';

/** What every mail needs that is not in the ledger. */
export interface MailSettings {
  from: { name: string; address: string };
  /** Where the pages are, without a closing slash. */
  baseUrl: string;
  /** Domain of Message-IDs. */
  domain: string;
}

/** The settings of a sender's address and the pages' address; Message-IDs are of the sender's domain. */
export const mailSettings = (from: MailSettings['from'], baseUrl: string): MailSettings => ({
  from,
  baseUrl,
  domain: from.address.slice(from.address.lastIndexOf('@') + 1),
});

/** What a .docx file is called in a mail. */
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Report = NonNullable<DigestMail['report']>;

/** What depends on the reader's language. */
interface Reader {
  lang: Lang;
  nameOf: (agency: { name: string; nameEn: string | null }) => string;
}

/**
 * Makes the bytes of a digest from its rows.
 * @throws UnusableAddress when it is the contact's address that no mail can be sent to.
 * @throws Uncomposable when anything else of it cannot be put into a mail: a fault of ours.
 */
export async function formDigest(
  messageId: string,
  digest: DigestRows,
  settings: MailSettings,
  calendar: WorkdayCalendar,
): Promise<FormedDigest> {
  try {
    const content = contentOf(messageId, digest, settings, calendar);
    const { subject, raw, envelope } = await compose(content);
    return { address: envelope.to, subject, raw };
  } catch (error) {
    if (error instanceof Uncomposable && error.part === 'recipient')
      throw new UnusableAddress(error.message);
    throw error;
  }
}

function contentOf(
  messageId: string,
  digest: DigestRows,
  { from, baseUrl, domain }: MailSettings,
  calendar: WorkdayCalendar,
): MailContent {
  const { contact, plan, mails, now } = digest;
  const lang = contact.lang === 'en' ? 'en' : 'zh-CN';
  const nameOf: Reader['nameOf'] = ({ name, nameEn }) => (lang === 'en' ? (nameEn ?? name) : name);
  const [first] = mails;
  const period = first?.report?.period ?? first?.letter?.period ?? String(plan.launchFrom ?? ONCE);
  const agencies = { commissionId: plan.commission.id, governmentId: plan.government.id };
  const superior = superiorOf(contact.agency.id, agencies);
  return {
    lang,
    messageId,
    thread: threadIdOf(plan.id, period, contact.id, domain),
    sentAt: now,
    plan: {
      id: plan.id,
      title: plan.title,
      zone: plan.policy.zone,
      commission: nameOf(plan.commission),
      superior: nameOf(superior === plan.commission.id ? plan.commission : plan.government),
    },
    to: {
      name: contact.name,
      address: contact.address,
      role: contact.role,
      agency: nameOf(contact.agency),
      ...(contact.standsInFor !== null && { inPlaceOf: contact.standsInFor }),
    },
    from,
    baseUrl,
    ...atMost(digest),
    items: mails.map((mail) => itemOf(mail, digest, { lang, nameOf }, calendar)),
    attachments: [...mails.flatMap(letterFile), ...digest.files],
  };
}

/** The letter or circular that a mail brings, as it was issued. */
const letterFile = ({ letter }: DigestMail): MailAttachment[] =>
  letter ? [{ name: letter.name, mediaType: DOCX, bytes: letter.docx }] : [];

/** How many mails the ladders of these reports send this contact at the most, under one due date. */
function atMost({ mails, contact }: DigestRows): { atMost?: number } {
  const counts = mails.flatMap(({ report }) => {
    if (!report) return [];
    return ladderOf(report).filter(
      ({ to }) => to?.party === 'owner' && to.roles.includes(contact.role),
    ).length;
  });
  return counts.length === 0 ? {} : { atMost: Math.max(...counts) };
}

const ladderOf = ({ kind, period, values }: Pick<Report, 'kind' | 'period' | 'values'>) =>
  kindOf(kind).ladder({ values, period: calendarPeriod(period) });

function itemOf(
  mail: DigestMail,
  digest: DigestRows,
  reader: Reader,
  calendar: WorkdayCalendar,
): MailItem {
  const { id: row, severity, report } = mail;
  // The ledger wrote it: whatever it stages is one of them.
  const notice = mail.notice as Notice;
  const item = {
    row,
    notice,
    severity,
    report: report && reportOf(report, digest, reader, calendar),
  };
  const review = report?.reviews[0];
  if (mail.inspection) return { ...item, inspection: inspectionOf(mail.inspection, reader.nameOf) };
  if (notice === 'audit_heads') return { ...item, heads: digest.heads };
  if (mail.letter) return { ...item, letter: mail.letter };
  if (mail.extension) return { ...item, extension: mail.extension };
  if (mail.objection) return { ...item, objection: mail.objection };
  if (notice === 'assignment')
    return { ...item, assignment: assignmentOf(digest, reader, calendar) };
  if (notice === 'returned' && review?.reason)
    return { ...item, reason: review.reason, reviewer: review.reviewedBy };
  if (notice === 'disagreement' && report?.opinion) return { ...item, reason: report.opinion };
  if (notice === 'rescheduled')
    return { ...item, cause: report?.termsCause === 'resume' ? 'resume' : 'policy' };
  if (report?.why && CHANGES.includes(notice))
    return { ...item, reason: report.why, ...otherOf(notice, report, reader) };
  if (notice === 'accepted' && review) {
    const { files } = report;
    return { ...item, reviewer: review.reviewedBy, ...(files.length > 0 && { files }) };
  }
  return item;
}

/** What somebody decided, in words. */
const CHANGES: Notice[] = [
  'reopened',
  'left',
  'rejoined',
  'amended',
  'transferred',
  'passed_on',
  'instruction',
  'taken_up',
  'issue_passed_on',
  'issue_answered',
  'issue_merged',
];

/** Of a transfer, the other one of the two agencies. */
function otherOf(
  notice: Notice,
  { agency, former }: NonNullable<DigestMail['report']>,
  { nameOf }: Reader,
): { other?: string } {
  if (notice === 'passed_on') return { other: nameOf(agency) };
  return notice === 'transferred' && former ? { other: nameOf(former) } : {};
}

function reportOf(
  report: Report,
  { plan, now }: DigestRows,
  reader: Reader,
  calendar: WorkdayCalendar,
): MailReport {
  const { id, task, kind, period, dueOn, dueAt, originalDueOn, values } = report;
  const { issueId, issueTitle } = report;
  const { zone } = plan.policy;
  const isDay = +dueAt === +endOfDay(dueOn, zone);
  const agency = reader.nameOf(report.agency);
  const words = kindWordsOf(reader.lang, kind);
  return {
    id,
    title:
      issueTitle === null ? words.title(agency, period) : `${words.about(period)} ${issueTitle}`,
    ...(issueId !== null && { issue: issueId }),
    taskNumber: task && (task.number ?? String(task.order)),
    taskOrder: task?.order ?? null,
    taskText: task?.text ?? null,
    chapter: task?.chapterTitle ?? null,
    agency,
    dueOn,
    ...(!isDay && { dueBy: civilTimeOf(dueAt, zone) }),
    originalDueOn,
    internalDueOn: internalDueOf(report),
    provisional: calendar.isProvisional(dueOn),
    kind,
    about: words.about(period),
    ladder: stepsFor(ladderOf({ kind, period, values }), report.agencyId, {
      commissionId: plan.commission.id,
      governmentId: plan.government.id,
    }).map((step) => step.notice),
    ...(report.lead && { lead: reader.nameOf(report.lead) }),
    light: light({ ...report, closedAt: report.missedAt }, plan.policy, calendar, now),
  };
}

function assignmentOf(
  { assignment, plan, contact, obligations, now }: DigestRows,
  reader: Reader,
  calendar: WorkdayCalendar,
): MailAssignment {
  const rows = assignment?.responsibilities ?? [];
  type Task = (typeof rows)[number]['task'];
  const named = (task: Task, isCooperating: boolean) =>
    task.responsibilities
      .filter(({ role }) => (role === 'cooperating') === isCooperating)
      .map(({ agency }) => reader.nameOf(agency));
  const numberOf = ({ number, order }: Task) => number ?? String(order);
  return {
    leads: rows
      .filter(({ role }) => role !== 'cooperating')
      .map(({ task }) => ({
        number: numberOf(task),
        text: task.text,
        cooperating: named(task, true),
      })),
    cooperates: rows
      .filter(({ role }) => role === 'cooperating')
      .map(({ task }) => ({
        number: numberOf(task),
        text: task.text,
        lead: named(task, false).join(mailWordsOf(reader.lang).list),
      })),
    owes: firstCycles(),
  };

  /** The first cycle of every obligation that this agency owes something in. */
  function firstCycles(): MailAssignment['owes'] {
    const year = Number(civilDateOf(now, plan.policy.zone).slice(0, 4));
    const from = plan.launchFrom ?? year;
    const launch = { launchedAt: plan.launchedAt ?? now, from, to: plan.launchTo ?? from };
    return obligations.filter(owesIt).flatMap((obligation) => {
      const cycles = cyclesOf(obligation, launch, plan.policy, calendar);
      const first = cycles.find(({ skippedCause }) => skippedCause === null);
      if (!first) return [];
      const { opensAt, dueOn: firstDueOn, period } = first;
      const words = kindWordsOf(reader.lang, obligation.kind);
      const name = words.about(period) || words.name;
      return [{ name, opensOn: civilDateOf(opensAt, plan.policy.zone), firstDueOn }];
    });
  }

  function owesIt({ kind, values }: DigestRows['obligations'][number]): boolean {
    const own = contact.agency.id;
    const leads = rows
      .filter(({ role }) => role !== 'cooperating')
      .map(({ task, position }) => ({
        taskId: task.id,
        order: task.order,
        agencyId: own,
        position,
      }));
    return rosterOf('', ownersOf(kind, values), {
      leads,
      withTasks: rows.length > 0 ? [own] : [],
      regions: assignment?.isRegion ? [own] : [],
      commission: plan.commission.id,
    }).some(({ agencyId }) => agencyId === own);
  }
}
