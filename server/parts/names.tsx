import { kindWordsOf } from '../../domain/kinds/words.ts';
import type { AgencyName as Agency } from '../../ledger/read/desk/plans.ts';
import { cycleText } from './cycle-choice.tsx';
import type { Desk } from './desk.ts';
import { AgencyName, headOn, Verbatim } from './text.tsx';

/** The agency's name as plain text, for options. */
export const agencyText = ({ words }: Desk, { name, nameEn }: Agency): string =>
  words.lang === 'en' ? (nameEn ?? name) : name;

/** An agency that leads to its own page. */
export const AgencyLink = ({ desk, agency }: { desk: Desk; agency: Agency }) => (
  <a href={desk.link(`/desk/agencies/${encodeURIComponent(agency.id)}`)}>
    <AgencyName c={desk.c} agency={agency} />
  </a>
);

/** What a list needs to name a report. */
interface NamedReport {
  id: string;
  kind: string;
  period: string;
  agency: Agency;
  task: { number: string; text: string } | null;
}

/** What a report is called: its task's number, or its own title where it has no task. */
export function reportName(desk: Desk, report: Omit<NamedReport, 'id'>): string {
  const { kind, period, agency, task } = report;
  if (task) return desk.words.task(task.number);
  return kindWordsOf(desk.words.lang, kind).title(agencyText(desk, agency), period);
}

/** Where the desk shows a report. */
export const reportPath = (id: string): string => `/desk/reports/${encodeURIComponent(id)}`;

/** A report that leads to its page: its name and cycle, and the head of its task's text. */
export function ReportLink({ desk, report }: { desk: Desk; report: NamedReport }) {
  const { selection } = desk;
  const isOneCycle = selection.kind !== null && selection.period !== null;
  return (
    <>
      <a class={report.task ? 'fw-bold nowrap' : 'fw-bold'} href={reportPath(report.id)}>
        <Verbatim c={desk.c} text={reportName(desk, report)} />
      </a>
      {report.task && (
        <span class="ms-2">
          <Verbatim c={desk.c} text={headOn(desk.c, report.task.text)} />
        </span>
      )}
      {!isOneCycle && report.task && <div class="muted small">{cycleText(desk, report)}</div>}
    </>
  );
}
