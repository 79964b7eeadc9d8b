import { lines, oneLine, shorten } from './clean.ts';
import type { MailContent, MailInspection } from './content.ts';
import type { Entry, Group } from './document.ts';
import type { Notice } from '../../domain/ladder/step.ts';
import type { InspectionLabels } from './inspection-labels.ts';
import { mailWordsOf } from './words.ts';

/** An inspection as a mail shows it: what, when, by whom, and what came of it. */
export function inspectionGroups(
  notice: Notice,
  inspection: MailInspection,
  content: MailContent,
): Group[] {
  const { inspection: says, view, list } = mailWordsOf(content.lang);
  const { id, number, scope, period, visit, team, answerDueOn } = inspection;
  const fact = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  const names = team.map(({ name, agency }) => says.member(oneLine(name), oneLine(agency)));
  const head: Entry = {
    label: says.inspection(number),
    text: shorten(oneLine(scope), 200),
    quote: quoteOf(inspection, says),
    light: null,
    facts: [
      ...fact(says.period, says.days(period.from, period.to)),
      ...fact(says.visit, visit && says.days(visit.from, visit.to)),
      ...fact(says.team, WITH_TEAM.includes(notice) ? names.join(list) : null),
      ...fact(says.answerBy, answerDueOn && says.until(answerDueOn)),
    ],
    link: { href: `${content.baseUrl}/inspections/${encodeURIComponent(id)}`, label: view },
  };
  return [
    { heading: null, entries: [head] },
    ...(notice === 'inspection_concluded' ? [findingGroup(inspection, says)] : []),
    ...(WITH_SUBJECTS.includes(notice) ? [subjectGroup(inspection, content)] : []),
  ].filter(({ entries }) => entries.length > 0);
}

/** Who comes is told to those they come to, and to themselves. */
const WITH_TEAM: Notice[] = ['inspection_announced', 'inspection_team'];
const WITH_SUBJECTS: Notice[] = ['inspection_announced', 'inspection_team'];

function quoteOf(inspection: MailInspection, says: InspectionLabels): Entry['quote'] {
  const { answer, calledOffWhy, conclusion } = inspection;
  if (answer) return { label: says.answerOf(oneLine(answer.agency)), lines: lines(answer.text) };
  if (calledOffWhy !== null) return { label: says.calledOff, lines: lines(calledOffWhy) };
  return conclusion === null ? null : { label: says.conclusion, lines: lines(conclusion) };
}

const findingGroup = ({ findings }: MailInspection, says: InspectionLabels): Group => ({
  heading: says.findings,
  entries: findings.map(({ number, text, rectifyBy }) => ({
    label: says.finding(number),
    text: shorten(oneLine(text), 300),
    quote: null,
    light: null,
    facts: [{ label: says.rectifyBy, value: says.until(rectifyBy) }],
    link: null,
  })),
});

function subjectGroup({ subjects }: MailInspection, content: MailContent): Group {
  const { inspection: says, common, labels } = mailWordsOf(content.lang);
  return {
    heading: says.subjects,
    entries: subjects.map(({ agency, task }) => ({
      label: task && common.task(task.number),
      text: task ? shorten(oneLine(task.text)) : says.wholePlan,
      quote: null,
      light: null,
      facts: [{ label: labels.agency, value: oneLine(agency) }],
      link: null,
    })),
  };
}
