import type { WorkdayCalendar } from '../domain/calendar/workdays.ts';
import { civilDateOf } from '../domain/calendar/zoned.ts';
import { opensAt } from '../domain/ladder/opens-at.ts';
import { annualDueOn } from '../domain/ladder/annual-due-on.ts';
import { light } from '../domain/light/light.ts';
import type { Lang } from '../domain/words/words.ts';
import { UnusableAddress, type FormedDigest } from '../ledger/outbox/claim.ts';
import type { DigestMail, DigestRows } from '../ledger/outbox/digest-rows.ts';
import { compose } from './compose/compose.ts';
import {
  type MailAssignment,
  type MailContent,
  type MailItem,
  type MailReport,
  Uncomposable,
} from './compose/content.ts';
import { threadIdOf } from './compose/ids.ts';
import { mailWordsOf, reportTitle } from './compose/words-of.ts';

/** What every mail needs that is not in the ledger. */
export interface MailSettings {
  from: { name: string; address: string };
  /** Where the pages are, without a closing slash. */
  baseUrl: string;
  /** Domain of Message-IDs. */
  domain: string;
}

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
  const year = mails[0]?.report?.year ?? plan.launchFrom ?? 0;
  return {
    lang,
    messageId,
    thread: threadIdOf(plan.id, year, contact.id, domain),
    sentAt: now,
    plan: {
      id: plan.id,
      title: plan.title,
      zone: plan.policy.zone,
      commission: nameOf(plan.commission),
    },
    to: {
      name: contact.name,
      address: contact.address,
      role: contact.role,
      agency: nameOf(contact.agency),
    },
    from,
    baseUrl,
    // An officer gets the opening, the reminders and the urging; a leader only the urging.
    atMost: contact.role === 'leader' ? 1 : plan.policy.reminders.length + 2,
    items: mails.map((mail) => itemOf(mail, digest, { lang, nameOf }, calendar)),
  };
}

function itemOf(
  mail: DigestMail,
  digest: DigestRows,
  reader: Reader,
  calendar: WorkdayCalendar,
): MailItem {
  const { id: row, rung, report } = mail;
  const item = { row, rung, report: report && reportOf(report, digest, reader, calendar) };
  const review = report?.reviews[0];
  if (rung === 'assignment') return { ...item, assignment: assignmentOf(digest, reader, calendar) };
  if (rung === 'returned' && review?.reason)
    return { ...item, reason: review.reason, reviewer: review.reviewedBy };
  if (rung === 'accepted' && review) return { ...item, reviewer: review.reviewedBy };
  return item;
}

function reportOf(
  report: NonNullable<DigestMail['report']>,
  { plan, now }: DigestRows,
  reader: Reader,
  calendar: WorkdayCalendar,
): MailReport {
  const { id, task, year, dueOn, originalDueOn } = report;
  const agency = reader.nameOf(report.agency);
  return {
    id,
    title: reportTitle(reader.lang, agency, year),
    taskNumber: task?.number ?? null,
    taskText: task?.text ?? null,
    chapter: task?.chapterTitle ?? null,
    agency,
    dueOn,
    originalDueOn,
    provisional: calendar.isProvisional(dueOn),
    year,
    light: light({ ...report, closedAt: report.missedAt }, plan.policy, calendar, now),
  };
}

function assignmentOf(
  { assignment, plan, now }: DigestRows,
  reader: Reader,
  calendar: WorkdayCalendar,
): MailAssignment {
  const { policy, launchedAt, launchFrom } = plan;
  const year = launchFrom ?? Number(civilDateOf(now, policy.zone).slice(0, 4));
  const opens = opensAt(year, policy, calendar, launchedAt ?? now, policy.opensOn);
  const rows = assignment?.responsibilities ?? [];
  const named = (task: (typeof rows)[number]['task'], role: 'lead' | 'cooperating') =>
    task.responsibilities
      .filter((each) => each.role === role)
      .map(({ agency }) => reader.nameOf(agency));
  return {
    leads: rows
      .filter(({ role }) => role === 'lead')
      .map(({ task }) => ({
        number: task.number,
        text: task.text,
        cooperating: named(task, 'cooperating'),
      })),
    cooperates: rows
      .filter(({ role }) => role === 'cooperating')
      .map(({ task }) => ({
        number: task.number,
        text: task.text,
        lead: named(task, 'lead').join(mailWordsOf(reader.lang).list),
      })),
    opensOn: civilDateOf(opens, policy.zone),
    firstDueOn: annualDueOn(year, policy.annualDueOn, calendar),
  };
}
