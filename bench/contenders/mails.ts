import { kindOf } from '../../domain/kinds/kinds.ts';
import { kindWordsOf } from '../../domain/kinds/words.ts';
import { addDays } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { StoredCalendar } from '../../ledger/calendar.ts';
import { compose } from '../../mail/compose/compose.ts';
import type { ComposedMail, MailContent } from '../../mail/compose/content.ts';
import { messageIdOf } from '../../ledger/outbox/message-id.ts';
import { threadIdOf } from '../../mail/compose/ids.ts';
import { mailSettings } from '../../mail/form-digest.ts';
import { seedPlan } from '../../seeds/load.ts';

/*
 * The mails that are compared: reminders that a report on one of the real notice's tasks is due
 * tomorrow. Duban makes them of its ledger (duban-world.ts), the others of this, with the same words.
 */

const ZONE = 'Asia/Shanghai';
/** No indicator is measured: a report is a text. */
const seed = seedPlan();
delete seed.indicatorsConfirmedBy;
/** The plan the reports are owed under: the real notice, under an id of its own. */
export const PLAN = { ...seed, id: 'herd', contacts: [], users: [], indicators: [] };
export const SETTINGS = mailSettings(
  { name: '督办', address: 'duban@fagaiwei.example' },
  'http://localhost:3000',
);
export const KIND = 'periodic';
/** The step that tells of it, as the kind's ladder has it. */
export const STEP = kindOf(KIND)
  .ladder({ values: {}, period: null })
  .find(({ name }) => name === 'remind-1')!;

const AGENCIES = PLAN.agencies.map(({ name }) => name);
const nameOf = (id: string) => PLAN.agencies.find((agency) => agency.id === id)!.name;
const LADDER = kindOf(KIND).ladder({ values: {}, period: null });
const calendar = new StoredCalendar();

/** The recipient of that number, from 0: an officer of an agency of their own. */
export const recipientOf = (index: number) => {
  const agency = `${AGENCIES[index % AGENCIES.length]!}${index + 1}处`;
  const agencyId = `a${index}`;
  return {
    agencyId,
    agency,
    contactId: `${agencyId}-officer`,
    name: `${agency}联络员`,
    address: `officer@${agencyId}.example`,
  };
};

/** The day that all of it is due on, for mails of that instant. */
export const dueOnOf = (at: Date): string => addDays(civilDateOf(at, ZONE), 1);

/** The report of that number, from 0. */
export const reportIdOf = (index: number, dueOn: string): string =>
  `${PLAN.id}-${KIND}-${dueOn.slice(0, 4)}-r${index}`;

/** The task that a report of that number is on, by its place from 1. */
export const taskPlaceOf = (index: number): number => (index % PLAN.document.tasks.length) + 1;

/** What a mail to a recipient says of these reports at that instant. */
export function contentOf(reports: readonly number[], recipient: number, at: Date): MailContent {
  const to = recipientOf(recipient);
  const dueOn = dueOnOf(at);
  const period = dueOn.slice(0, 4);
  const words = kindWordsOf('zh-CN', KIND);
  const commission = nameOf(PLAN.commissionId);
  const rows = reports.map((index) => `${reportIdOf(index, dueOn)}/1/${STEP.name}/${to.contactId}`);
  return {
    lang: 'zh-CN',
    messageId: messageIdOf(rows[0]!, 1, rows, SETTINGS.domain),
    thread: threadIdOf(PLAN.id, period, to.contactId, SETTINGS.domain),
    sentAt: at,
    plan: { id: PLAN.id, title: PLAN.document.title, zone: ZONE, commission, superior: commission },
    to: { name: to.name, address: to.address, role: 'officer', agency: to.agency },
    from: SETTINGS.from,
    baseUrl: SETTINGS.baseUrl,
    atMost: LADDER.filter((each) => each.to?.party === 'owner' && each.to.roles.includes('officer'))
      .length,
    items: reports.map((index, place) => {
      const order = taskPlaceOf(index);
      const task = PLAN.document.tasks[order - 1]!;
      return {
        row: rows[place]!,
        notice: STEP.notice,
        severity: STEP.severity,
        report: {
          id: reportIdOf(index, dueOn),
          title: words.title(to.agency, period),
          taskNumber: task.number === null ? String(order) : String(task.number),
          taskOrder: order,
          taskText: task.text,
          chapter: task.chapter?.title ?? null,
          agency: to.agency,
          dueOn,
          originalDueOn: dueOn,
          internalDueOn: null,
          provisional: calendar.isProvisional(dueOn),
          kind: KIND,
          about: words.about(period),
          ladder: LADDER.map((each) => each.notice),
          light: { colour: 'yellow', reason: { code: 'near-due', dueOn, days: 1 } },
        },
      };
    }),
  };
}

/** Makes the mail of one report, as a job of a queue would when its time has come. */
export const composeOne = (index: number, recipients: number, at: Date): Promise<ComposedMail> =>
  compose(contentOf([index], index % recipients, at));
