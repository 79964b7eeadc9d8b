import { isReviewer } from '../../../domain/report/decide.ts';
import { answerObjection } from '../../../ledger/commands/objections.ts';
import { objectionsOf, type ObjectionRow } from '../../../ledger/read/objections.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { Card, Empty } from '../card.tsx';
import { announcementOf, DeskPage, refusalOf, type Announcement } from '../desk-page.tsx';
import { deskOf, type Desk } from '../desk.ts';
import { AgencyLink, reportPath } from '../names.tsx';
import { Verbatim } from '../text.tsx';

/** The longest answer. */
const LONGEST = 2_000;

interface Typed {
  id: string;
  answer: string;
}

/** GET /desk/objections: what agencies have against their assignment, the unanswered first. */
export async function showObjections(
  desk: Desk,
  announcement: Announcement | null = announcementOf(desk),
  typed: Typed | null = null,
) {
  const rows = await objectionsOf(desk.ledger, { planId: desk.plan.id });
  const { sections, objections: words } = desk.says;
  const open = rows.filter(isOpen);
  const closed = rows.filter((row) => !isOpen(row));
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={sections.objections}
      section="objections"
      announcement={announcement}
    >
      <p class="muted">{words.lead}</p>
      <Card title={words.open(open.length)} id="open" body="padded">
        {open.length === 0 && <Empty text={words.noneOpen} />}
        {open.map((row) => (
          <Objection desk={desk} row={row} typed={typed?.id === row.id ? typed : null} />
        ))}
      </Card>
      {closed.length > 0 && (
        <Card title={words.closed(closed.length)} id="closed" body="padded">
          {closed.map((row) => (
            <Objection desk={desk} row={row} typed={null} />
          ))}
        </Card>
      )}
    </DeskPage>,
    announcement?.good === false ? 409 : 200,
  );
}

/** POST /desk/objections: the superior of the agency that objected answers in words. */
export async function answer(c: AppContext) {
  const form = await c.req.parseBody();
  const text = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value.replaceAll('\0', '') : '';
  };
  const desk = await deskOf(c, text('plan'));
  if (!desk) return c.notFound();
  const typed = { id: text('objection'), answer: text('answer') };
  const known = await objectionsOf(desk.ledger, { planId: desk.plan.id });
  if (!known.some(({ id }) => id === typed.id)) return c.notFound();
  const outcome = await answerObjection(desk.ledger, typed.id, typed.answer, actorOf(desk.user));
  if (outcome.ok)
    return c.redirect(desk.link('/desk/objections', { done: 'objection-answered' }), 303);
  return showObjections(desk, refusalOf(desk, outcome.refusal), typed);
}

const isOpen = ({ answeredAt, withdrawnAt }: ObjectionRow) =>
  answeredAt === null && withdrawnAt === null;

function Objection({ desk, row, typed }: { desk: Desk; row: ObjectionRow; typed: Typed | null }) {
  const { c, plan, zone, words: common } = desk;
  const { objections: words } = desk.says;
  const at = (instant: Date) => common.instant(instant, zone);
  const mayAnswer = isOpen(row) && isReviewer(actorOf(desk.user), row.agency.id, plan);
  const id = row.id.replaceAll(/[^\w-]/g, '-');
  return (
    <article class="mb-4">
      <h3>
        <AgencyLink desk={desk} agency={row.agency} />
        {common.frame.colon}
        {row.task ? common.task(row.task.number) : words.whole}
      </h3>
      <p class="muted small">
        {row.task && (
          <>
            <Verbatim c={c} text={row.task.text} /> ·{' '}
          </>
        )}
        <a href={reportPath(row.reportId)}>{words.receipt}</a>
      </p>
      <blockquote class="reason typed">
        <Verbatim c={c} text={row.text} />
      </blockquote>
      <p class="muted small">
        {words.raised(at(row.raisedAt))}
        <Verbatim c={c} text={row.raisedBy} />
        {row.withdrawnAt && <span class="d-block">{words.withdrawn(at(row.withdrawnAt))}</span>}
        {row.answeredAt && (
          <span class="d-block">
            {words.answered(at(row.answeredAt))}
            <Verbatim c={c} text={row.answeredBy ?? ''} />
          </span>
        )}
      </p>
      {row.answer !== null && (
        <blockquote class="reason typed">
          <Verbatim c={c} text={row.answer} />
        </blockquote>
      )}
      {mayAnswer && (
        <form method="post" action="/desk/objections">
          <input type="hidden" name="plan" value={plan.id} />
          <input type="hidden" name="objection" value={row.id} />
          <label class="form-label" for={`answer-${id}`}>
            {words.answer}
          </label>
          <textarea
            class="form-control"
            id={`answer-${id}`}
            name="answer"
            rows={3}
            maxlength={LONGEST}
            required
          >
            {typed?.answer}
          </textarea>
          <p class="btn-row mt-2">
            <button class="btn btn-primary">{words.send}</button>
          </p>
        </form>
      )}
    </article>
  );
}
