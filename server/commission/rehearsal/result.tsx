import type { Child } from 'hono/jsx';
import { kindWordsOf, periodWords } from '../../../domain/kinds/words.ts';
import type { RehearsalRow } from '../../../ledger/read/desk/rehearsals.ts';
import type { RehearsalResult } from '../../../schemas/rehearsal.ts';
import { Card, Figures } from '../../parts/card.tsx';
import type { Desk } from '../../parts/desk.ts';
import { rehearsalWordsOf } from './words.ts';

interface ResultProps {
  desk: Desk;
  row: RehearsalRow;
  result: RehearsalResult;
}

const FIGURES = ['planned', 'sent', 'missing', 'duplicate', 'unplanned'] as const;
const COLOURS = ['green', 'yellow', 'red', 'blue'] as const;

/** What came of a rehearsal: planned = sent, by kind, and month by month. */
export function ResultCards({ desk, row, result, children }: ResultProps & { children?: Child }) {
  const words = rehearsalWordsOf(desk.words.lang);
  const { rows, differences, messages, escalated } = result;
  const isGood = differences.length === 0;
  return (
    <>
      <h2 id="result">
        {words.result} · {words.years(row.fromYear, row.toYear)}
      </h2>
      <div class={isGood ? 'panel-good' : 'panel-error'} role="status">
        <p class="m-0">{isGood ? words.asPlanned(rows.sent) : words.notAsPlanned}</p>
      </div>
      <Figures
        label={words.result}
        figures={[
          ...FIGURES.map((name) => ({ name: words.figures[name], count: rows[name] })),
          { name: words.figures.messages, count: messages, href: '#mails' },
          { name: words.figures.escalated, count: escalated },
        ]}
      />
      {children}
      {!isGood && (
        <Card title={words.differences} body="padded">
          <pre class="typed m-0" lang="en">
            {differences.join('\n')}
          </pre>
        </Card>
      )}
      <Kinds desk={desk} row={row} result={result} />
      <Months desk={desk} row={row} result={result} />
    </>
  );
}

const Figure = ({ count }: { count: number }) => <td class="text-end">{count}</td>;

const Heads = ({ names }: { names: readonly string[] }) => (
  <thead>
    <tr>
      {names.map((name, index) => (
        <th scope="col" {...(index > 0 && { class: 'text-end' })}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

function Kinds({ desk, result: { kinds } }: ResultProps) {
  const words = rehearsalWordsOf(desk.words.lang);
  const { kind: name, reports, onTime, late, never } = words.kindColumns;
  return (
    <Card title={words.kinds} body="table">
      <table class="table table-sm card-table">
        <Heads names={[name, reports, onTime, late, never]} />
        <tbody>
          {Object.entries(kinds).map(([kind, counts]) => (
            <tr>
              <th scope="row">{kindWordsOf(desk.words.lang, kind).name}</th>
              <Figure count={counts.reports} />
              <Figure count={counts.filedOnTime} />
              <Figure count={counts.filedLate} />
              <Figure count={counts.neverFiled} />
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Months({ desk, row, result: { months } }: ResultProps) {
  const words = rehearsalWordsOf(desk.words.lang);
  const { month: name, mails, owed, filed, accepted, escalated } = words.monthColumns;
  const lights = COLOURS.map((colour) => desk.words.colour[colour]);
  return (
    <Card title={words.months} body="table">
      <p class="muted small m-0 p-3">{words.monthsText}</p>
      <table class="table table-sm card-table">
        <Heads names={[name, mails, owed, filed, accepted, escalated, ...lights]} />
        <tbody>
          {months.map((each) => (
            <tr>
              <th scope="row" class="nowrap">
                {periodWords(desk.words.lang, each.month)}
              </th>
              <td class="text-end">
                {each.mails === 0 ? (
                  0
                ) : (
                  <a href={desk.link('/desk/rehearsal#mails', { id: row.id, month: each.month })}>
                    {each.mails}
                  </a>
                )}
              </td>
              <Figure count={each.owed} />
              <Figure count={each.filed} />
              <Figure count={each.accepted} />
              <Figure count={each.escalated} />
              {COLOURS.map((colour) => (
                <Figure count={each.lights[colour]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
