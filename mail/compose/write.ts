import { wordsOf } from '../../domain/words/words-of.ts';
import { batchesOf, tallyOf, type Batch } from './batches.ts';
import { oneLine } from './clean.ts';
import type { MailContent } from './content.ts';
import type { MailDocument, Section, Tone } from './document.ts';
import { assignmentGroups, reportGroups } from './entries.ts';
import type { NoticeKind } from './notices.ts';
import { mailWordsOf, type MailWords, type Tally } from './words.ts';

/** Notices whose readers are told how many more there can be. */
const LADDER: NoticeKind[] = ['opening', 'remind', 'urge', 'assignment'];

/**
 * Writes the mail: its subject, and the document that HTML and text are rendered from. The most
 * severe batch decides the subject and comes first.
 * @throws Uncomposable for items no mail can be made of.
 */
export function write(content: MailContent): { subject: string; document: MailDocument } {
  const words = mailWordsOf(content.lang);
  const batches = batchesOf(content.items);
  const tallies = batches.map((batch) => tallyOf(batch, content));
  const [first, ...rest] = tallies as [Tally, ...Tally[]];
  const others = rest.reduce((total, { count }) => total + count, 0);
  const heading = oneLine(words.subject(first) + (others > 0 ? words.also(others) : ''));
  return {
    subject: words.tag(first.kind) + heading,
    document: {
      lang: content.lang,
      about: first.plan,
      heading,
      greeting: words.greeting({ name: oneLine(content.to.name), agency: first.agency }),
      sections: batches.map((batch, index) =>
        section(batch, tallies[index]!, content, words, batches.length > 1),
      ),
      footer: { warning: words.footer.noClassified, lines: footer(content, tallies, words) },
    },
  };
}

function section(
  batch: Batch,
  tally: Tally,
  content: MailContent,
  words: MailWords,
  headed: boolean,
): Section {
  const assignment = batch.items[0]?.assignment;
  const { labels } = words;
  return {
    tone: toneOf(batch, tally),
    heading: headed ? words.section(tally) : null,
    paragraphs: words.paragraphs(tally),
    facts: assignment
      ? [
          { label: labels.yearly, value: words.yearly(tally) },
          { label: labels.opens, value: wordsOf(content.lang).date(assignment.opensOn) },
          { label: labels.firstDue, value: words.deadline(assignment.firstDueOn) },
        ]
      : [],
    groups: assignment ? assignmentGroups(assignment, content.lang) : reportGroups(batch, content),
  };
}

function toneOf({ kind }: Batch, { daysLeft }: Tally): Tone {
  if (['close', 'circular', 'letter', 'escalate', 'urge'].includes(kind)) return 'red';
  if (kind === 'returned' || (kind === 'remind' && (daysLeft ?? 0) <= 7)) return 'amber';
  return 'calm';
}

function footer(content: MailContent, tallies: Tally[], words: MailWords): string[] {
  const { plan, agency, commission } = tallies[0]!;
  const reminds = tallies.some(({ kind }) => LADDER.includes(kind));
  const { why, atMost, signIn, inquiries, noReply } = words.footer;
  return [
    why({ agency, role: content.to.role }, plan),
    ...(content.atMost === undefined || !reminds ? [] : [atMost(content.atMost)]),
    signIn(content.baseUrl),
    inquiries(commission, oneLine(content.inquiries ?? content.from.address)),
    noReply,
  ];
}
