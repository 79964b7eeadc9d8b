import { kindOf } from '../../domain/kinds/kinds.ts';
import { askWordsOf } from '../../domain/kinds/words.ts';
import type { MyReport } from '../../ledger/read/agency/my-reports.ts';
import { internalDueText } from '../parts/text.tsx';
import { LightTag } from '../parts/light-tag.tsx';
import type { AppContext } from '../web/deps.ts';
import { cycleOf, Subject, subjectName } from './subject.tsx';
import { agencyWords } from './words.ts';

/** An agency's reports, each with the cycle it belongs to. */
export function MyTable({ c, reports }: { c: AppContext; reports: MyReport[] }) {
  const { columns } = agencyWords(c).my;
  return (
    <table class="table table-list my-table">
      <thead>
        <tr>
          <th scope="col">{columns.report}</th>
          <th scope="col">{columns.due}</th>
          <th scope="col">{columns.light}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">
            <span class="visually-hidden">{columns.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr>
            <td>
              <a class="my-subject" href={addressOf(report)}>
                <Subject c={c} report={report} />
              </a>
              <span class="muted small d-block">{cycleOf(c, report)}</span>
            </td>
            <td class="my-due" data-label={columns.due}>
              {agencyWords(c).my.dueBy(report.dueOn)}
              {report.dueOn !== report.originalDueOn && (
                <span class="muted small d-block">
                  {agencyWords(c).my.original(report.originalDueOn)}
                </span>
              )}
              {report.internalDueOn !== null && (
                <span class="muted small d-block">{internalDueText(c, report.internalDueOn)}</span>
              )}
            </td>
            <td>
              <LightTag c={c} light={report.light} kind={report.kind} />
            </td>
            <td class="my-state">{stateOf(c, report)}</td>
            <td class="my-action">
              <Action c={c} report={report} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const addressOf = ({ id }: MyReport) => `/reports/${encodeURIComponent(id)}`;

function stateOf(c: AppContext, { stage, isReturned, leftAt, kind }: MyReport): string {
  const words = c.get('words');
  if (leftAt) return words.left;
  if (stage !== 'collecting') return words.stage[stage];
  const { returned, toFile } = agencyWords(c).my.state;
  return isReturned
    ? returned
    : kindOf(kind).asks
      ? capital(askWordsOf(words.lang, kind).section)
      : toFile;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What the button of an open report is called: a receipt is signed, not filled in. */
const toDo = (c: AppContext, kind: string): string =>
  kindOf(kind).asks ? capital(askWordsOf(c.get('lang'), kind).fill) : agencyWords(c).my.fileNow;

function Action({ c, report }: { c: AppContext; report: MyReport }) {
  const { my } = agencyWords(c);
  const { stage, isReturned, isOpen, leftAt } = report;
  const isFilable = isOpen && leftAt === null && (stage === 'collecting' || stage === 'missed');
  const name = isFilable ? (isReturned ? my.fileAgain : toDo(c, report.kind)) : my.see;
  return (
    <a
      class={`btn btn-sm nowrap ${isFilable ? 'btn-primary' : ''}`}
      href={addressOf(report)}
      aria-label={`${name}${c.get('words').frame.colon}${subjectName(c, report)}`}
    >
      {name}
    </a>
  );
}
