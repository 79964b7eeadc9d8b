import type { PreviewedCycle } from '../../ledger/read/desk/launch-preview.ts';
import type { Preparation } from '../../ledger/read/desk/preparation.ts';
import { Card, Empty } from '../parts/card.tsx';
import { cycleText } from '../parts/cycle-choice.tsx';
import { refusalOf } from '../parts/desk-page.tsx';
import type { Desk } from '../parts/desk.ts';
import { UnreachableCard } from '../parts/unreachable.tsx';
import { preparationWordsOf } from './preparation/launch-words.ts';
import { commissionWordsOf } from './words.ts';

interface PreviewProps {
  desk: Desk;
  preparation: Preparation;
}

/** What a launch would bring about, and why it cannot be, if so; the button only where it can. */
export function LaunchPreviewCard({ desk, preparation }: PreviewProps) {
  const { preview } = preparation;
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const { assignments, mails, unreachable, refusal } = preview;
  const refused = refusal && refusalOf(desk, refusal);
  return (
    <>
      {refused && (
        <div class="panel-error" role="alert">
          <p class="m-0">{refused.text}</p>
          <p class="m-0">{refused.more}</p>
        </div>
      )}
      {unreachable.length > 0 && <UnreachableCard desk={desk} agencies={unreachable} />}
      <Card title={words.preview} body="padded">
        <dl class="facts">
          <dt>{words.assignments}</dt>
          <dd>{assignments}</dd>
          {!refused && <dt>{words.mails}</dt>}
          {!refused && <dd>{words.mailsRange(mails.least, mails.most)}</dd>}
        </dl>
        {desk.mayAct && !refused && <LookForm desk={desk} preparation={preparation} />}
      </Card>
      <Card title={words.cycles} body="table">
        {preview.cycles.length === 0 ? (
          <Empty text={words.noCycles} />
        ) : (
          <Cycles desk={desk} cycles={preview.cycles} />
        )}
      </Card>
    </>
  );
}

/** Leads to the second step, where the numbers are confirmed. */
function LookForm({ desk, preparation }: PreviewProps) {
  const words = preparationWordsOf(desk.words.lang);
  const { launch } = commissionWordsOf(desk.words.lang);
  const { open, preview } = preparation;
  if (open > 0)
    return (
      <p class="mt-3 mb-0">
        {words.blocked}{' '}
        <a href={desk.link('/desk/preflight', { from: preview.from, to: preview.to })}>
          {words.preflightOpen(open)}
        </a>
      </p>
    );
  return (
    <form method="get" action="/desk/launch/ready" class="btn-row mt-3">
      <input type="hidden" name="plan" value={desk.plan.id} />
      <input type="hidden" name="from" value={preview.from} />
      <input type="hidden" name="to" value={preview.to} />
      <button class="btn btn-primary">{words.look}</button>
      <span class="muted small">{launch.warning}</span>
    </form>
  );
}

function Cycles({ desk, cycles }: { desk: Desk; cycles: readonly PreviewedCycle[] }) {
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const { common } = desk.says;
  return (
    <table class="table table-list table-sm card-table">
      <thead>
        <tr>
          <th scope="col">{common.period}</th>
          <th scope="col">{words.opens}</th>
          <th scope="col">{common.due}</th>
          <th scope="col" class="text-end">
            {words.reports}
          </th>
          <th scope="col" class="text-end">
            {words.agencies}
          </th>
        </tr>
      </thead>
      <tbody>
        {cycles.map((cycle) => (
          <tr>
            <td>
              {cycleText(desk, cycle)}
              {cycle.skippedCause !== null && (
                <div class="muted small">{common.skipped(cycle.skippedCause)}</div>
              )}
            </td>
            <td class="nowrap">{desk.words.instant(cycle.opensAt, desk.zone)}</td>
            <td>
              {desk.words.date(cycle.dueOn)}
              {cycle.provisional && <div class="muted small">{words.provisional}</div>}
            </td>
            <td class="text-end">{cycle.reports}</td>
            <td class="text-end">{cycle.agencies}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
