import { figureText } from '../../../domain/indicators/figure.ts';
import { counts } from '../../../domain/indicators/standing.ts';
import { periodWords } from '../../../domain/kinds/words.ts';
import type { IndicatorFacts } from '../../../ledger/read/indicators/indicators.ts';
import type { AppContext } from '../../web/deps.ts';
import { Empty } from '../card.tsx';
import { instantText, Verbatim } from '../text.tsx';
import { partsWordsOf } from '../words.ts';
import { indicatorPageWordsOf } from './words.ts';

interface ValuesProps {
  c: AppContext;
  indicator: IndicatorFacts;
  zone: string;
  /** Where its report is read. */
  linkTo(value: { reportId: string; revision: number }): string;
}

/** Every value with what became of it: those that count first to the eye, the others kept. */
export function ValuesTable({ c, indicator, zone, linkTo }: ValuesProps) {
  const lang = c.get('lang');
  const words = indicatorPageWordsOf(lang);
  const { columns } = words;
  const { values, unit } = indicator;
  if (values.length === 0) return <Empty text={words.noValues} />;
  return (
    <table class="table table-list table-sm card-table">
      <thead>
        <tr>
          {[columns.period, columns.value, columns.source, columns.state, columns.filed].map(
            (head) => (
              <th scope="col">{head}</th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {values.map((each) => (
          <tr class={counts(each) ? '' : 'muted'}>
            <td class="nowrap">{periodWords(lang, each.period)}</td>
            <td>
              {each.value === null ? (
                <span class="muted">{words.asked['missing']}</span>
              ) : (
                <b class="nowrap">
                  {figureText(each.value)}
                  <Verbatim c={c} text={each.unit ?? ''} />
                </b>
              )}
              {each.value !== null && each.measured === null && (
                <span class="d-block small">{words.otherUnit}</span>
              )}
              {each.measured !== null && each.unit !== unit && (
                <span class="d-block small">
                  {words.inUnit(`${figureText(each.measured)}${unit ?? ''}`)}
                </span>
              )}
              {each.reason !== null && (
                <span class="d-block small">
                  {each.asked !== null &&
                    `${words.asked[each.asked] ?? ''}${c.get('words').frame.colon}`}
                  <Verbatim c={c} text={each.reason} />
                </span>
              )}
            </td>
            <td>
              <Verbatim c={c} text={each.source ?? ''} />
            </td>
            <td class="nowrap">{words.states[each.state]}</td>
            <td>
              <a href={linkTo(each)}>{partsWordsOf(lang).report.revision(each.revision)}</a>{' '}
              <span class="muted small">
                {instantText(c, each.filedAt, zone)} · <Verbatim c={c} text={each.filedBy} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
