import { batchesOf, matterOf, type Batch } from './batches.ts';
import { oneLine } from './clean.ts';
import type { MailContent } from './content.ts';
import type { Group, MailDocument, Section, Tone } from './document.ts';
import { assignmentGroups, reportGroups } from './entries.ts';
import { inspectionGroups } from './inspection-entry.ts';
import { letterGroup } from './letter-entry.ts';
import type { Notice } from '../../domain/ladder/step.ts';
import { mailWordsOf } from './words.ts';
import type { MailWords, Matter } from './catalog.ts';

/** Occasions whose readers are told how many more there can be. */
const LADDER: Notice[] = ['opening', 'remind', 'urge', 'assignment'];

/**
 * Writes the mail: its subject, and the document that HTML and text are rendered from. The most
 * severe batch decides the subject and comes first.
 * @throws Uncomposable for items no mail can be made of.
 */
export function write(content: MailContent): { subject: string; document: MailDocument } {
  const words = mailWordsOf(content.lang);
  const batches = batchesOf(content.items);
  const matters = batches.map((batch) => matterOf(batch, content));
  const [first, ...rest] = matters as [Matter, ...Matter[]];
  const others = rest.reduce((total, { count }) => total + count, 0);
  const heading = oneLine(
    words.notice[first.notice].subject(first) + (others > 0 ? words.also(others) : ''),
  );
  return {
    subject: words.tag(words.notice[first.notice].name) + heading,
    document: {
      lang: content.lang,
      about: first.plan,
      heading,
      greeting: words.greeting({
        name: oneLine(content.to.name),
        agency: first.agency,
        inPlaceOf: content.to.inPlaceOf === undefined ? null : oneLine(content.to.inPlaceOf),
      }),
      sections: batches.map((batch, index) =>
        section(batch, matters[index]!, content, words, batches.length > 1),
      ),
      footer: { warning: words.footer.noClassified, lines: footer(content, matters, words) },
    },
  };
}

function section(
  batch: Batch,
  matter: Matter,
  content: MailContent,
  words: MailWords,
  headed: boolean,
): Section {
  const assignment = batch.items[0]?.assignment;
  const { labels } = words;
  const notice = words.notice[batch.notice];
  return {
    tone: toneOf(batch, matter),
    heading: headed ? notice.section(matter) : null,
    paragraphs: notice.paragraphs(matter),
    facts: assignment
      ? [
          { label: labels.asked, value: words.asked(matter) },
          ...assignment.owes.map(({ name, opensOn, firstDueOn }) => ({
            label: name,
            value: words.owes(opensOn, firstDueOn),
          })),
        ]
      : [],
    // A receipt that is asked for, with its date and link, then what is to be signed for.
    groups: [
      ...(batch.items.some(({ report }) => report) ? reportGroups(batch, content) : []),
      ...(assignment ? assignmentGroups(assignment, content.lang) : []),
      ...batch.items.flatMap(({ inspection }) =>
        inspection ? inspectionGroups(batch.notice, inspection, content) : [],
      ),
      ...batch.items.flatMap(({ letter }) => (letter ? [letterGroup(letter, content)] : [])),
      ...batch.items.flatMap(({ heads }) => (heads ? [headsGroup(heads)] : [])),
    ],
  };
}

/** Heads of chains, each whole and as it is checked. */
const headsGroup = (heads: readonly string[]): Group => ({
  heading: null,
  entries: heads.map((text) => ({
    ...{ label: null, text, quote: null, light: null, facts: [], link: null },
  })),
});

/** What was missed, and what follows from it. */
const RED: Notice[] = [
  'close',
  'circular',
  'letter',
  'escalate',
  'urge',
  'letter_issued',
  'circular_issued',
  'inspection_unconcluded',
];
/** What asks for something anew. */
const AMBER: Notice[] = [
  'returned',
  'rescheduled',
  'reopened',
  'rejoined',
  'transferred',
  'difference',
  'extended',
  'extension_declined',
  'extension_refused',
  'inspection_announced',
  'inspection_concluded',
];

function toneOf({ notice }: Batch, { daysLeft }: Matter): Tone {
  if (RED.includes(notice)) return 'red';
  if (AMBER.includes(notice)) return 'amber';
  if (notice === 'remind' && (daysLeft ?? 0) <= 7) return 'amber';
  return 'calm';
}

function footer(content: MailContent, matters: Matter[], words: MailWords): string[] {
  const { plan, agency, commission } = matters[0]!;
  const reminds = matters.some(({ notice }) => LADDER.includes(notice));
  const { why, atMost, signIn, inquiries, noReply } = words.footer;
  return [
    why({ agency, role: content.to.role }, plan),
    ...(content.atMost === undefined || !reminds ? [] : [atMost(content.atMost)]),
    signIn(content.baseUrl),
    inquiries(commission, oneLine(content.inquiries ?? content.from.address)),
    noReply,
  ];
}
