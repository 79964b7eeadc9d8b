import type { AgencyName as Agency } from '../../ledger/read/desk/plans.ts';
import type { Desk } from './desk.ts';
import { AgencyName, headOf, Verbatim } from './text.tsx';

/** The agency's name as plain text, for options. */
export const agencyText = ({ words }: Desk, { name, nameEn }: Agency): string =>
  words.lang === 'en' ? (nameEn ?? name) : name;

/** An agency that leads to its own page. */
export const AgencyLink = ({ desk, agency }: { desk: Desk; agency: Agency }) => (
  <a href={desk.link(`/desk/agencies/${encodeURIComponent(agency.id)}`)}>
    <AgencyName c={desk.c} agency={agency} />
  </a>
);

/** What a report is called: its task's number, or the region's own report. */
export function reportName(
  { words, says }: Desk,
  { task }: { task: { number: number } | null },
): string {
  return task ? words.task(task.number) : says.common.wholePlan;
}

export const reportPath = (id: string): string => `/desk/reports/${encodeURIComponent(id)}`;

/** A report that leads to its page: its name, and the head of its task's text. */
export function ReportLink(props: {
  desk: Desk;
  report: { id: string; task: { number: number; text: string } | null };
}) {
  const { desk, report } = props;
  return (
    <>
      <a class="fw-bold nowrap" href={reportPath(report.id)}>
        {reportName(desk, report)}
      </a>
      {report.task && (
        <span class="ms-2">
          <Verbatim c={desk.c} text={headOf(report.task.text)} />
        </span>
      )}
    </>
  );
}
