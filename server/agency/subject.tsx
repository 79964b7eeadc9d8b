import { Verbatim, headOf } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { agencyWords } from './words.ts';

interface SubjectOf {
  task: { number: number; text: string } | null;
}

/** What a report is about, in a line: the task's number and the beginning of its text. */
export function Subject({ c, report }: { c: AppContext; report: SubjectOf }) {
  const words = c.get('words');
  if (!report.task) return <>{agencyWords(c).my.wholePlan}</>;
  const { number, text } = report.task;
  return (
    <>
      <b class="nowrap">{words.task(number)}</b> <Verbatim c={c} text={headOf(text, 48)} />
    </>
  );
}

/** The same as plain text without the task's words, for titles. */
export function subjectName(c: AppContext, report: { task: { number: number } | null }): string {
  const words = c.get('words');
  return report.task ? words.task(report.task.number) : agencyWords(c).report.region;
}
