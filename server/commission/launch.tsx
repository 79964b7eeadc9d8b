import { yearOf } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { launchPreview, type LaunchPreview } from '../../ledger/read/desk/launch-preview.ts';
import { Card } from '../parts/card.tsx';
import { DeskPage, PlanTitle, refusalOf, type Announcement } from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { commissionWordsOf } from './words.ts';

interface Years {
  from: number;
  to: number;
}

/** GET /desk/launch: what a launch for these years would bring about. */
export async function showLaunch(desk: Desk, refusal: Announcement | null = null) {
  const { c, plan, now, zone } = desk;
  const present = yearOf(civilDateOf(now, zone));
  const given = yearsFrom(c.req.query('from'), c.req.query('to'));
  const asked = c.req.query('from') !== undefined;
  const years = given ?? { from: present, to: present };
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const wrong = asked && !given ? { good: false, text: words.badPeriod } : null;
  const preview = plan.launchedAt ? null : await launchPreview(desk.ledger, plan, years, now);
  return c.html(
    <DeskPage desk={desk} title={words.heading} section="overview" notice={refusal ?? wrong}>
      <PlanTitle desk={desk} />
      {preview ? (
        <>
          <p>{words.text}</p>
          <YearsForm desk={desk} years={years} />
          <Preview desk={desk} preview={preview} />
        </>
      ) : (
        <p>{words.allLaunched}</p>
      )}
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

/** POST /desk/launch: launches the plan for the years of the preview. */
export async function launchPlan(c: AppContext) {
  const form = await c.req.parseBody();
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : undefined);
  const desk = await deskOf(c, text('plan'));
  if (!desk) return c.notFound();
  const years = yearsFrom(text('from'), text('to')) ?? { from: Number.NaN, to: Number.NaN };
  const outcome = await launch(desk.ledger, desk.plan.id, years, actorOf(desk.user));
  if (outcome.ok) return c.redirect(desk.link('/desk', { done: 'launched' }), 303);
  return showLaunch(desk, refusalOf(desk, outcome.refusal));
}

/** Two years of four digits, in order and not too far apart. */
function yearsFrom(from: string | undefined, to: string | undefined): Years | null {
  if (!/^\d{4}$/.test(from ?? '') || !/^\d{4}$/.test(to ?? '')) return null;
  const years = { from: Number(from), to: Number(to) };
  const isPeriod = years.from >= 1949 && years.to >= years.from && years.to - years.from <= 50;
  return isPeriod ? years : null;
}

function YearsForm({ desk, years }: { desk: Desk; years: Years }) {
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const field = (name: 'from' | 'to', label: string) => (
    <label>
      <span class="d-block muted small">{label}</span>
      <input
        class="form-control"
        type="number"
        name={name}
        value={years[name]}
        min={1949}
        max={9998}
        required
      />
    </label>
  );
  return (
    <form method="get" action="/desk/launch" class="d-flex flex-wrap gap-3 align-items-end mb-3">
      <input type="hidden" name="plan" value={desk.plan.id} />
      {field('from', words.from)}
      {field('to', words.to)}
      <button class="btn">{words.update}</button>
    </form>
  );
}

function Preview({ desk, preview }: { desk: Desk; preview: LaunchPreview }) {
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const { from, to, mails } = preview;
  return (
    <Card title={words.preview} body="padded">
      <dl class="facts">
        <dt>{words.reports}</dt>
        <dd>{preview.reports}</dd>
        <dt>{words.agencies}</dt>
        <dd>{preview.agencies}</dd>
        <dt>{words.assignments}</dt>
        <dd>{preview.assignments}</dd>
        <dt>{words.opens}</dt>
        <dd>{desk.words.instant(preview.opensAt, desk.zone)}</dd>
        <dt>{words.due}</dt>
        <dd>
          {desk.words.date(preview.dueOn)}
          {preview.provisional && <div class="muted small">{words.provisional}</div>}
        </dd>
        <dt>{words.mails}</dt>
        <dd>{words.mailsRange(mails.least, mails.most)}</dd>
      </dl>
      {desk.mayAct && (
        <form method="post" action="/desk/launch" class="btn-row mt-3">
          <input type="hidden" name="plan" value={desk.plan.id} />
          <input type="hidden" name="from" value={from} />
          <input type="hidden" name="to" value={to} />
          <button class="btn btn-primary">
            {words.button} {from === to ? from : `${from}–${to}`}
          </button>
          <span class="muted small">{words.warning}</span>
        </form>
      )}
    </Card>
  );
}
