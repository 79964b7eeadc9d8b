import { showHidden } from '../../../domain/plain-text/hidden.ts';
import type { RowChange } from '../../../domain/register/table.ts';
import type { AppContext } from '../../web/deps.ts';
import { refusalText } from '../refusals.ts';
import { InFileOnly } from '../tables/answered.tsx';
import { instantText, Verbatim } from '../text.tsx';
import { partsWordsOf } from '../words.ts';
import { tableWordsOf, wordIn } from './table-words.ts';
import { filesWordsOf } from './words.ts';

/** What a workbook would change of the register, row by row: old → new, or why it is refused. */
export function RegisterChanges(props: {
  c: AppContext;
  rows: readonly RowChange[];
  /** Those that are only counted on the page. */
  rest?: readonly RowChange[];
}) {
  const { c, rows, rest = [] } = props;
  const { preview: words } = filesWordsOf(c.get('lang'));
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{words.where}</th>
          <th scope="col">{words.what}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((change) => (
          <Row c={c} change={change} />
        ))}
      </tbody>
      {rest.length > 0 && (
        <InFileOnly>
          {rest.map((change) => (
            <Row c={c} change={change} />
          ))}
        </InFileOnly>
      )}
    </table>
  );
}

function Row({ c, change }: { c: AppContext; change: RowChange }) {
  const { preview: words } = filesWordsOf(c.get('lang'));
  const { sheets } = tableWordsOf(c.get('lang'));
  return (
    <tr>
      <td class="nowrap">
        {words.row(sheets[change.table], change.row)}
        <div class="muted small">
          <Verbatim c={c} text={showHidden(change.name)} />
        </div>
      </td>
      <td>
        <What c={c} change={change} />
      </td>
    </tr>
  );
}

function What({ c, change }: { c: AppContext; change: RowChange }) {
  const { preview: words } = filesWordsOf(c.get('lang'));
  const lang = c.get('lang');
  const { columns } = tableWordsOf(lang);
  const { table, outcome, cells, refusal, column } = change;
  const colon = c.get('words').frame.colon;
  if (refusal) {
    const { why, todo } = refusalText(partsWordsOf(lang).refusals, refusal, (instant) =>
      instantText(c, instant),
    );
    return (
      <span class="error-text">
        {words.outcome.refused}
        {column !== null && ` · ${columns[column]}`}
        {colon}
        <Verbatim c={c} text={why} />
        <span class="d-block muted small">{todo}</span>
      </span>
    );
  }
  const say = (value: string, of: (typeof cells)[number]) => (
    <Verbatim c={c} text={wordIn(lang, table, of.column, value)} />
  );
  return (
    <>
      <b>{words.outcome[outcome]}</b>
      {cells.map((cell) => (
        <div>
          <span class="muted">
            {columns[cell.column]}
            {colon}
          </span>
          {outcome === 'changed' && (
            <>
              <del>{cell.from ? say(cell.from, cell) : words.nothingWas}</del>
              {' → '}
            </>
          )}
          {cell.to === '' ? words.nothingWas : say(cell.to, cell)}
        </div>
      ))}
    </>
  );
}
