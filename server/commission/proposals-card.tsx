import { cycleName } from '../../domain/kinds/words.ts';
import type { ProposedObligation } from '../../ledger/read/desk/proposals.ts';
import { Card } from '../parts/card.tsx';
import type { Desk } from '../parts/desk.ts';
import { Verbatim } from '../parts/text.tsx';
import { commissionWordsOf } from './words.ts';

/** Under this name the form sends each chosen proposal's id. */
export const CHOSEN = 'obligation';

interface ProposalsCardProps {
  desk: Desk;
  years: { from: number; to: number };
  proposals: readonly ProposedObligation[];
}

/** What the text wants done once by a day, each with its sentence, for a person to confirm. */
export function ProposalsCard({ desk, years, proposals }: ProposalsCardProps) {
  const { proposals: words } = commissionWordsOf(desk.words.lang);
  if (proposals.length === 0) return null;
  const table = <Proposals desk={desk} proposals={proposals} />;
  return (
    <Card title={words.title} body="table">
      <p class="muted px-3 pt-2 m-0">{words.text}</p>
      {desk.mayAct ? (
        <form method="post" action="/desk/launch/confirm">
          <input type="hidden" name="plan" value={desk.plan.id} />
          <input type="hidden" name="from" value={years.from} />
          <input type="hidden" name="to" value={years.to} />
          {table}
          <p class="px-3 pb-2">
            <button class="btn">{words.confirm}</button>
          </p>
        </form>
      ) : (
        table
      )}
    </Card>
  );
}

function Proposals({ desk, proposals }: Omit<ProposalsCardProps, 'years'>) {
  const { proposals: words, launch } = commissionWordsOf(desk.words.lang);
  const { common } = desk.says;
  return (
    <table class="table table-list table-sm card-table">
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.sentence}</th>
          <th scope="col">{common.due}</th>
          <th scope="col" class="text-end">
            {launch.reports}
          </th>
        </tr>
      </thead>
      <tbody>
        {proposals.map((proposal) => (
          <Row desk={desk} proposal={proposal} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ desk, proposal }: { desk: Desk; proposal: ProposedObligation }) {
  const { proposals: words } = commissionWordsOf(desk.words.lang);
  const { id, kind, period, span, quote, dueOn, isPast, confirmedBy, reports } = proposal;
  const [from, to] = span;
  const isConfirmed = confirmedBy !== null;
  return (
    <tr>
      <td>
        <label class="form-check m-0">
          <input
            class="form-check-input"
            type="checkbox"
            name={CHOSEN}
            value={id}
            checked={isConfirmed}
            disabled={!desk.mayAct || (isPast && !isConfirmed)}
          />
          <span class="form-check-label">{cycleName(desk.words.lang, kind, period)}</span>
        </label>
        {isConfirmed && (
          <div class="muted small">
            {words.confirmedBy} <Verbatim c={desk.c} text={confirmedBy} />
          </div>
        )}
      </td>
      <td>
        <Verbatim c={desk.c} text={quote} />{' '}
        <a class="nowrap small" href={desk.link('/desk/source#span', { from, to })}>
          {words.inText}
        </a>
      </td>
      <td class="nowrap">
        {desk.words.date(dueOn)}
        {isPast && <div class="muted small">{words.past}</div>}
      </td>
      <td class="text-end">{reports}</td>
    </tr>
  );
}
