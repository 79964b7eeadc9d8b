import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { periodWords } from '../../../domain/kinds/words.ts';
import type { RehearsalRow } from '../../../ledger/read/desk/rehearsals.ts';
import { Card } from '../../parts/card.tsx';
import type { Desk } from '../../parts/desk.ts';
import { rehearsalWordsOf } from './words.ts';

interface RowProps {
  desk: Desk;
  row: RehearsalRow;
}

/** A rehearsal that is under way: how far it is, and the button that cancels it. */
export function UnderWay({ desk, row }: RowProps) {
  const words = rehearsalWordsOf(desk.words.lang);
  const { id, state, lived, instants, livedTo, mails, isSilent } = row;
  const month = livedTo && civilDateOf(livedTo, desk.zone).slice(0, 7);
  return (
    <Card title={`${words.underWay} · ${words.years(row.fromYear, row.toYear)}`} body="padded">
      <p role="status">
        {month === null
          ? words.state[state]
          : words.livedTo(periodWords(desk.words.lang, month), mails)}
      </p>
      <progress
        class="w-100"
        aria-label={words.underWay}
        max={Math.max(1, instants)}
        value={lived}
      ></progress>
      <p class="muted small">{isSilent ? words.silent : words.reloads}</p>
      {desk.mayAct && (
        <form method="post" action={`/desk/rehearsal/${id}/cancel`}>
          <input type="hidden" name="plan" value={desk.plan.id} />
          <button class="btn">{words.cancel}</button>
        </form>
      )}
    </Card>
  );
}

/** Why a rehearsal failed, what to do, and what its process said. */
export function Failure({ desk, row: { fault, detail } }: RowProps) {
  const words = rehearsalWordsOf(desk.words.lang);
  const { why, todo } = words.fault[fault ?? 'crashed'];
  return (
    <div class="panel-error" role="alert">
      <p class="m-0">{why}</p>
      <p class="m-0">{todo}</p>
      {detail !== null && detail !== '' && (
        <details>
          <summary>{words.said}</summary>
          <pre class="typed m-0" lang="en">
            {detail}
          </pre>
        </details>
      )}
    </div>
  );
}
