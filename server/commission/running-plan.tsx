import type { HeldBack } from '../../ledger/read/desk/held-back.ts';
import { Card } from '../parts/card.tsx';
import type { Desk } from '../parts/desk.ts';
import { PlannedTable } from '../parts/planned.tsx';
import { preparationWordsOf } from './preparation/launch-words.ts';
import { commissionWordsOf } from './words.ts';

/** The longest reason for a pause. */
export const LONGEST_REASON = 1_000;

/** A launched plan: pausing with a reason, resuming, and undoing the launch until a mail has left. */
export function RunningPlan({ desk, sent, held }: { desk: Desk; sent: number; held: HeldBack }) {
  const { running: words, launch } = commissionWordsOf(desk.words.lang);
  const { plan, mayAct } = desk;
  const hidden = <input type="hidden" name="plan" value={plan.id} />;
  return (
    <>
      <p>{launch.allLaunched}</p>
      <Card title={plan.pausedAt ? words.resume : words.pause} id="pause" body="padded">
        <p>{plan.pausedAt ? words.resumeText : words.pauseText}</p>
        {mayAct && plan.pausedAt && (
          <form method="post" action="/desk/launch/resume">
            {hidden}
            <button class="btn btn-primary">{words.resume}</button>
          </form>
        )}
        {mayAct && !plan.pausedAt && (
          <form method="post" action="/desk/launch/pause">
            {hidden}
            <label class="w-100">
              <span class="fw-bold">{words.why}</span>
              <textarea
                class="form-control"
                name="why"
                rows={3}
                maxlength={LONGEST_REASON}
                required
              ></textarea>
            </label>
            <p class="btn-row mt-2 mb-0">
              <button class="btn btn-warning">{words.pause}</button>
            </p>
          </form>
        )}
      </Card>
      {plan.pausedAt && <Held desk={desk} held={held} />}
      <Card title={words.undo} id="undo" body="padded">
        {sent > 0 ? (
          <p class="m-0">{words.undoNoMore(sent)}</p>
        ) : (
          <>
            <p>{words.undoText}</p>
            {mayAct && (
              <form method="post" action="/desk/launch/undo">
                {hidden}
                <button class="btn btn-danger">{words.undo}</button>
              </form>
            )}
          </>
        )}
      </Card>
    </>
  );
}

/** What a pause holds back, and what becomes of it. */
function Held({ desk, held }: { desk: Desk; held: HeldBack }) {
  const { held: words } = preparationWordsOf(desk.words.lang);
  return (
    <Card title={words.title} id="held" body="table">
      <p class="m-0 p-3">
        {held.instants.length === 0 ? words.none : words.text}{' '}
        {words.onResume(held.reports, held.fellDue)}
      </p>
      {held.instants.length > 0 && <PlannedTable desk={desk} planned={held.instants} />}
    </Card>
  );
}
