import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { daysBetween } from '../../domain/calendar/civil-date.ts';
import { askWordsOf } from '../../domain/kinds/words.ts';
import type { LightReason } from '../../domain/light/reason.ts';
import type { Lang } from '../../domain/words/words.ts';
import { lines, oneLine, shorten } from './clean.ts';
import type {
  MailAssignment,
  MailContent,
  MailExtension,
  MailItem,
  MailReport,
} from './content.ts';
import type { Entry, Group } from './document.ts';
import type { Batch } from './batches.ts';
import type { Notice } from '../../domain/ladder/step.ts';
import { mailWordsOf } from './words.ts';

/** Nothing is left for the reader to file. */
const DONE: Notice[] = [
  'accepted',
  'left',
  'passed_on',
  'taken_off',
  'objection_answered',
  'disagreement',
  'signed_off',
  'instruction',
  'taken_up',
  'issue_passed_on',
  'issue_answered',
  'issue_merged',
];
/** A due date of its own comes with it. */
const NEW_DATE: Notice[] = [
  'returned',
  'rescheduled',
  'extended',
  'reopened',
  'rejoined',
  'transferred',
  'difference',
];

/** Whoever raised an issue reads it among their own; everybody else on the desk. */
const ISSUE_PLACE: Partial<Record<Notice, string>> = {
  issue_answered: '/my/issues',
  issue_merged: '/my/issues',
};

/** Occasions that go to the commission, about other agencies. */
const TO_SUPERIOR: Notice[] = ['escalate', 'letter', 'circular'];

/**
 * The reports of a batch: to a superior under their agencies, each with how long its oldest
 * report is overdue; otherwise as one list.
 */
export function reportGroups({ notice, items }: Batch, content: MailContent): Group[] {
  const entries = items.flatMap(({ report, ...item }) =>
    report ? [{ report, entry: reportEntry(notice, report, item, content) }] : [],
  );
  if (!TO_SUPERIOR.includes(notice))
    return [{ heading: null, entries: entries.map(({ entry }) => entry) }];

  const { owed } = mailWordsOf(content.lang);
  const today = civilDateOf(content.sentAt, content.plan.zone);
  const agencies = [...new Set(entries.map(({ report }) => report.agency))];
  return agencies.map((agency) => {
    const its = entries.filter(({ report }) => report.agency === agency);
    const days = Math.max(...its.map(({ report }) => daysBetween(report.dueOn, today)));
    return {
      heading: owed(
        oneLine(agency),
        { ask: askWordsOf(content.lang, its[0]!.report.kind), count: its.length },
        days,
      ),
      entries: its.map(({ entry }) => entry),
    };
  });
}

/** The tasks of an assignment: those the agency leads, then those it cooperates in. */
export function assignmentGroups(assignment: MailAssignment, lang: Lang): Group[] {
  const { labels, list, counted, common } = mailWordsOf(lang);
  const entry = (
    task: { number: string; text: string },
    label: string,
    names: string[],
  ): Entry => ({
    label: common.task(task.number),
    text: shorten(oneLine(task.text)),
    quote: null,
    light: null,
    facts: names.length > 0 ? [{ label, value: names.map(oneLine).join(list) }] : [],
    link: null,
  });
  const leads = assignment.leads.map((task) => entry(task, labels.cooperating, task.cooperating));
  const cooperates = assignment.cooperates.map((task) => entry(task, labels.lead, [task.lead]));
  return [
    { heading: counted(labels.leads, leads.length), entries: leads },
    { heading: counted(labels.cooperates, cooperates.length), entries: cooperates },
  ].filter(({ entries }) => entries.length > 0);
}

function reportEntry(
  notice: Notice,
  report: MailReport,
  {
    reason,
    reviewer,
    other,
    objection,
    extension,
    files: attached = [],
  }: Pick<MailItem, 'reason' | 'reviewer' | 'other' | 'objection' | 'extension' | 'files'>,
  content: MailContent,
): Entry {
  const { labels, view, confirm, decide, common } = mailWordsOf(content.lang);
  const { taskNumber, taskText, light, kind } = report;
  const ask = askWordsOf(content.lang, kind);
  // In a digest the chapters would only be in the way.
  const chapter = content.items.length === 1 ? report.chapter : null;
  const files = content.to.role === 'officer' && ![...TO_SUPERIOR, ...DONE].includes(notice);
  const quoted =
    notice === 'returned'
      ? labels.reason
      : notice === 'disagreement'
        ? labels.opinion
        : notice === 'instruction'
          ? labels.instruction
          : notice === 'taken_up'
            ? labels.takenUp
            : notice === 'issue_passed_on'
              ? labels.issueOpinion
              : notice === 'issue_answered'
                ? labels.issueAnswer
                : labels.why;
  const otherName = notice === 'passed_on' ? labels.successor : labels.former;
  const hasTask = taskNumber !== null && taskText !== null;
  return {
    label: hasTask ? common.task(taskNumber) : null,
    text: shorten(oneLine(hasTask ? taskText : report.title)),
    quote: objection
      ? { label: labels.answer, lines: lines(objection.answer) }
      : extension
        ? extensionQuote(notice, extension, content.lang)
        : reason === undefined
          ? null
          : { label: quoted, lines: lines(reason) },
    // What has become somebody else's is theirs: where it stands, until when, and its page.
    light:
      notice === 'taken_off' || notice === 'issue_merged'
        ? null
        : {
            colour: light.colour,
            word: common.colour[light.colour],
            reason: common.light(light.reason, ask),
          },
    facts: [
      ...(other === undefined ? [] : [{ label: otherName, value: oneLine(other) }]),
      ...(objection ? objectionFacts(objection, content.lang) : []),
      ...dueFacts(notice, report, content.lang),
      ...(files ? internalFacts(report, content) : []),
      ...(extension ? extensionFacts(notice, report, extension, content.lang) : []),
      ...(report.lead === undefined ? [] : [{ label: labels.lead, value: oneLine(report.lead) }]),
      ...(notice === 'disagreement'
        ? [{ label: labels.cooperating, value: oneLine(report.agency) }]
        : []),
      ...(chapter === null ? [] : [{ label: labels.chapter, value: oneLine(chapter) }]),
      ...(reviewer === undefined ? [] : [{ label: labels.reviewer, value: oneLine(reviewer) }]),
      ...attached.map(({ name, sha256 }) => ({
        label: labels.attachment,
        value: `${oneLine(name)} · SHA-256 ${sha256}`,
      })),
    ],
    link: linkOf(),
  };

  function linkOf(): Entry['link'] {
    const { baseUrl } = content;
    if (notice === 'taken_off') return null;
    if (notice === 'extension_asked') return { href: `${baseUrl}/my/extensions`, label: confirm };
    if (notice === 'extension_waiting')
      return { href: `${baseUrl}/desk/extensions`, label: decide };
    if (notice === 'signed_off')
      return { href: `${baseUrl}/desk/documents/${encodeURIComponent(report.id)}`, label: view };
    if (notice === 'instruction' || notice === 'taken_up')
      return { href: `${baseUrl}/desk/reports/${encodeURIComponent(report.id)}`, label: view };
    if (report.issue !== undefined) {
      const place = ISSUE_PLACE[notice] ?? '/desk/issues';
      return {
        href: `${baseUrl}${place}/${encodeURIComponent(report.issue)}`,
        label: files ? ask.link : view,
      };
    }
    const href = `${baseUrl}/reports/${encodeURIComponent(report.id)}`;
    return { href, label: files ? ask.link : view };
  }
}

/** Why it is asked for; of what is decided, the reviewer's words if there are any. */
function extensionQuote(
  notice: Notice,
  { reason, decision }: MailExtension,
  lang: Lang,
): Entry['quote'] {
  const { labels } = mailWordsOf(lang);
  if (notice === 'extended')
    return decision === null ? null : { label: labels.remarks, lines: lines(decision) };
  if (notice === 'extension_declined')
    return { label: labels.declineReason, lines: lines(decision ?? '') };
  return notice === 'extension_refused'
    ? { label: labels.refusalReason, lines: lines(decision ?? '') }
    : { label: labels.extensionReason, lines: lines(reason) };
}

function extensionFacts(
  notice: Notice,
  report: MailReport,
  { newDueOn, stateOfWork, askedBy }: MailExtension,
  lang: Lang,
): Entry['facts'] {
  const { labels, deadline } = mailWordsOf(lang);
  if (notice === 'extended') return [];
  const asked = { label: labels.askedUntil, value: deadline(newDueOn) };
  if (notice === 'extension_refused' || notice === 'extension_declined') return [asked];
  return [
    ...(notice === 'extension_waiting'
      ? [{ label: labels.agency, value: oneLine(report.agency) }]
      : []),
    asked,
    { label: labels.stateOfWork, value: oneLine(stateOfWork) },
    { label: labels.askedBy, value: oneLine(askedBy) },
  ];
}

function objectionFacts(
  { task, text, answeredBy }: NonNullable<MailItem['objection']>,
  lang: Lang,
): Entry['facts'] {
  const { labels, common, wholeAssignment } = mailWordsOf(lang);
  return [
    { label: labels.objectedTo, value: task === null ? wholeAssignment : common.task(task) },
    { label: labels.objection, value: shorten(oneLine(text)) },
    { label: labels.answeredBy, value: oneLine(answeredBy) },
  ];
}

/** Sentences of a light that name the deadline themselves, to the hour. */
const NAMES_DEADLINE: LightReason['code'][] = [
  'overdue',
  'returned',
  'reopened',
  'missed',
  'missed-returned',
];

/** The day that the agency plans for, or was asked to, until the legal one has passed. */
function internalFacts(
  { internalDueOn, dueOn }: MailReport,
  { sentAt, plan, lang }: MailContent,
): Entry['facts'] {
  if (!internalDueOn || civilDateOf(sentAt, plan.zone) > dueOn) return [];
  const { common } = mailWordsOf(lang);
  return [{ label: common.internalDue, value: common.shortDate(internalDueOn) }];
}

/** Whoever reads it has no date to keep. */
const NO_DATE: Notice[] = [
  'left',
  'passed_on',
  'taken_off',
  'issue_passed_on',
  'issue_answered',
  'issue_merged',
];

function dueFacts(notice: Notice, report: MailReport, lang: Lang): Entry['facts'] {
  const { dueOn, dueBy, originalDueOn, provisional, light, kind } = report;
  if (NO_DATE.includes(notice)) return [];
  const { deadline, remark, labels, common } = mailWordsOf(lang);
  // Whoever settles a disagreement is not the one who owed the opinion.
  if (notice === 'disagreement') return [];
  const remarks = [
    ...(originalDueOn === dueOn ? [] : [common.originallyDue(originalDueOn)]),
    ...(provisional ? [common.provisional] : []),
  ];
  const { reason } = light;
  const said = NAMES_DEADLINE.includes(reason.code) && 'dueOn' in reason && reason.dueOn === dueOn;
  if (said && remarks.length === 0) return [];
  const label = NEW_DATE.includes(notice) ? labels.newDue : labels.due;
  return [
    {
      label: label(askWordsOf(lang, kind)),
      value: [deadline(dueOn, dueBy), ...remarks].join(remark),
    },
  ];
}
