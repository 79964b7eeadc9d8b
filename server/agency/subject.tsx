import { cycleName, kindWordsOf } from '../../domain/kinds/words.ts';
import type { AgencyName } from '../../ledger/read/desk/plans.ts';
import { Verbatim, headOf } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { agencyWords } from './words.ts';

interface SubjectOf {
  kind: string;
  period: string;
  agency: AgencyName;
  task: { number: string; text: string } | null;
}

/** What a report is about, in a line: its task with the beginning of its text, or its own title. */
export function Subject({ c, report }: { c: AppContext; report: SubjectOf }) {
  if (!report.task) return <Verbatim c={c} text={subjectName(c, report)} />;
  const { number, text } = report.task;
  return (
    <>
      <b class="nowrap">{c.get('words').task(number)}</b> <Verbatim c={c} text={headOf(text, 48)} />
    </>
  );
}

/** The same as plain text without the task's words. */
export function subjectName(c: AppContext, { kind, period, agency, task }: SubjectOf): string {
  if (task) return c.get('words').task(task.number);
  const lang = c.get('lang');
  const name = lang === 'en' ? (agency.nameEn ?? agency.name) : agency.name;
  return kindWordsOf(lang, kind).title(name, period);
}

/** The cycle of a report, by the name of its kind. */
export const cycleOf = (c: AppContext, { kind, period }: Pick<SubjectOf, 'kind' | 'period'>) =>
  cycleName(c.get('lang'), kind, period);

/** The heading of a report's page; a title of its own names the cycle already. */
export function headingOf(c: AppContext, report: SubjectOf): string {
  const subject = subjectName(c, report);
  return report.task ? agencyWords(c).report.heading(subject, cycleOf(c, report)) : subject;
}
