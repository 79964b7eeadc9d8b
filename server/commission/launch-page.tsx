import { yearOf } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { mailsThatLeft } from '../../ledger/read/desk/mails.ts';
import { launchPreview } from '../../ledger/read/desk/launch-preview.ts';
import { proposedObligations } from '../../ledger/read/desk/proposals.ts';
import {
  announcementOf,
  DeskPage,
  PlanTitle,
  refusalOf,
  type Announcement,
} from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { LaunchPreviewCard } from './launch-preview-card.tsx';
import { ProposalsCard } from './proposals-card.tsx';
import { RunningPlan } from './running-plan.tsx';
import { commissionWordsOf } from './words.ts';

interface Years {
  from: number;
  to: number;
}

/**
 * GET /desk/launch: what a launch for these years would bring about; once it is launched, how it is
 * paused, resumed or undone.
 */
export async function showLaunch(desk: Desk, refusal: Announcement | null = null) {
  const { c, plan, now, zone } = desk;
  const present = yearOf(civilDateOf(now, zone));
  const given = yearsFrom(c.req.query('from'), c.req.query('to'));
  const asked = c.req.query('from') !== undefined;
  const years = given ?? { from: present, to: present };
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const wrong = asked && !given ? { good: false, text: words.badPeriod } : announcementOf(desk);
  const preview = plan.launchedAt ? null : await launchPreview(desk.ledger, plan, years, now);
  const proposals = preview
    ? await proposedObligations(desk.ledger.db, desk.ledger, plan, now)
    : [];
  return c.html(
    <DeskPage
      desk={desk}
      title={preview ? words.heading : words.running}
      section="overview"
      announcement={refusal ?? wrong}
    >
      <PlanTitle desk={desk} />
      {preview ? (
        <>
          <p>{words.text}</p>
          <YearsForm desk={desk} years={years} />
          <ProposalsCard desk={desk} years={years} proposals={proposals} />
          <LaunchPreviewCard desk={desk} preview={preview} />
        </>
      ) : (
        <RunningPlan desk={desk} sent={await mailsThatLeft(desk.ledger, plan.id)} />
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
