import { faultsInShort, type WorkdayFault } from '../../../domain/calendar/workday-reading.ts';
import type { Desk } from '../../parts/desk.ts';
import { InFileOnly } from '../../parts/tables/answered.tsx';
import { calendarWordsOf } from './words.ts';

/** What is wrong with a calendar: a screen of it, and all of it in the table's file. */
export function Faults({ desk, faults }: { desk: Desk; faults: readonly WorkdayFault[] }) {
  const words = calendarWordsOf(desk.words.lang);
  const short = faultsInShort(faults);
  const row = ({ code, line, text }: WorkdayFault, more = 0) => (
    <tr>
      <td class="nowrap">{line > 0 ? words.line(line) : words.whole}</td>
      <td>
        {words.fault[code]}
        {more > 0 && <span class="d-block muted small">{words.moreFaults(more)}</span>}
      </td>
      <td class="text-break">
        <code lang="zh-CN">{text}</code>
      </td>
    </tr>
  );
  const [{ code, line, text } = { code: null, line: 0, text: '' }, ...others] = faults;
  if (code !== null && others.length === 0 && line === 0 && text === '')
    return (
      <p class="panel-error" role="alert">
        {words.fault[code]}
      </p>
    );
  return (
    <div class="panel-error" role="alert">
      <p>{words.faults(faults.length)}</p>
      <table class="table table-sm mb-0">
        <thead>
          <tr>
            <th scope="col">{words.faultColumns.line}</th>
            <th scope="col">{words.faultColumns.fault}</th>
            <th scope="col">{words.faultColumns.text}</th>
          </tr>
        </thead>
        <tbody>{short.map((fault) => row(fault.fault, fault.more))}</tbody>
        {short.length < faults.length && (
          <InFileOnly>{restOf(faults, short).map((fault) => row(fault))}</InFileOnly>
        )}
      </table>
    </div>
  );
}

function restOf(faults: readonly WorkdayFault[], short: readonly { fault: WorkdayFault }[]) {
  const shown = new Set(short.map(({ fault }) => fault));
  return faults.filter((fault) => !shown.has(fault));
}
