import { LONGEST_INSTRUCTION } from '../../../ledger/commands/instructions.ts';
import type { InstructionRow } from '../../../ledger/read/instructions.ts';
import { Card, NoClassified } from '../card.tsx';
import type { Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { ReportLink } from '../names.tsx';
import { langOf, Verbatim } from '../text.tsx';
import { instructionWordsOf } from './words.ts';

interface InstructionsProps {
  desk: Desk;
  rows: readonly InstructionRow[];
  /** The report that a new one would be on; null: none is given here. */
  on: string | null;
}

/** Instructions on a report, or on several: to be given by the government, taken up by the commission. */
export function Instructions({ desk, rows, on }: InstructionsProps) {
  const words = instructionWordsOf(desk.words.lang);
  const mayGive = on !== null && desk.user.agencyId === desk.plan.governmentId;
  if (on !== null && rows.length === 0 && !mayGive) return null;
  return (
    <Card title={words.title} id="instructions" body="padded">
      {rows.length === 0 && <p class="muted m-0">{words.none}</p>}
      {rows.map((row) => (
        <article class="mb-3">
          {on === null && <ReportLink desk={desk} report={row.report} />}
          <One desk={desk} row={row} />
        </article>
      ))}
      {mayGive && (
        <details class={rows.length > 0 ? 'mt-3' : 'mt-2'}>
          <summary>{words.send}</summary>
          <form
            class="mt-2"
            method="post"
            action={`/desk/reports/${encodeURIComponent(on)}/instructions`}
          >
            <Words desk={desk} label={words.give} hint={words.giveHint} />
            <NoClassified c={desk.c} />
            <button class="btn btn-primary">{words.send}</button>
          </form>
        </details>
      )}
    </Card>
  );
}

function One({ desk, row }: { desk: Desk; row: InstructionRow }) {
  const words = instructionWordsOf(desk.words.lang);
  const at = (instant: Date) => desk.words.instant(instant, desk.zone);
  const { text, givenAt, givenBy, takenUpAt, takenUpBy, answer, report } = row;
  const mayTakeUp = !takenUpAt && desk.user.agencyId === desk.plan.commissionId;
  return (
    <>
      <blockquote class="reason typed">
        <Verbatim c={desk.c} text={text} />
      </blockquote>
      <p class="muted small">
        {words.given(at(givenAt))}
        <Verbatim c={desk.c} text={givenBy} />{' '}
        {takenUpAt ? (
          <span class="d-block">
            {words.takenUp(at(takenUpAt))}
            <Verbatim c={desk.c} text={takenUpBy ?? ''} />
          </span>
        ) : (
          <span class="badge bg-yellow-lt">{words.open}</span>
        )}
      </p>
      {answer !== null && (
        <blockquote class="reason typed">
          <Verbatim c={desk.c} text={answer} />
        </blockquote>
      )}
      {mayTakeUp && (
        <form method="post" action={`/desk/reports/${encodeURIComponent(report.id)}/instructions`}>
          <input type="hidden" name="instruction" value={row.id} />
          <Words desk={desk} label={words.answer} />
          <button class="btn btn-primary">{words.takeUp}</button>
        </form>
      )}
    </>
  );
}

function Words({ desk, label, hint }: { desk: Desk; label: string; hint?: string }) {
  return (
    <label class="w-100">
      <span class="fw-bold">{label}</span>
      {hint !== undefined && <span class="d-block muted small">{hint}</span>}
      <textarea
        class="form-control"
        name="text"
        rows={3}
        maxlength={LONGEST_INSTRUCTION}
        required
        {...langOf(desk.c, '')}
      ></textarea>
    </label>
  );
}

/** What was done with an instruction, as `?done=` names it. */
export function instructionDone({ c, words }: Desk): Announcement | null {
  const done = c.req.query('done') ?? '';
  const said = instructionWordsOf(words.lang).done;
  return Object.hasOwn(said, done) ? { good: true, text: said[done as keyof typeof said] } : null;
}
