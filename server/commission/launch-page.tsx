import { launch } from '../../ledger/commands/launch.ts';
import { heldBack } from '../../ledger/read/desk/held-back.ts';
import { mailsThatLeft } from '../../ledger/read/desk/mails.ts';
import { digestOf, preparationOf } from '../../ledger/read/desk/preparation.ts';
import { proposedObligations } from '../../ledger/read/desk/proposals.ts';
import {
  announcementOf,
  DeskPage,
  PlanTitle,
  refusalOf,
  type Announcement,
} from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import { textIn } from '../parts/posted.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import type { Given } from './given.ts';
import { LaunchPreviewCard } from './launch-preview-card.tsx';
import { showReady } from './preparation/confirm-launch.tsx';
import { EndCard } from './preparation/end-card.tsx';
import { StepsCard } from './preparation/steps-card.tsx';
import { YearsForm, yearsFrom, yearsOf, type Years } from './preparation/years.tsx';
import { ProposalsCard } from './proposals-card.tsx';
import { RunningPlan } from './running-plan.tsx';
import { commissionWordsOf } from './words.ts';

/**
 * GET /desk/launch: how far the preparation is, and what a launch for these years would bring about;
 * once it is launched, how it is paused, resumed, undone or ended.
 */
export async function showLaunch(
  desk: Desk,
  refusal: Announcement | null = null,
  given: Given = {},
) {
  const { c, plan } = desk;
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const { isWrong, ...years } = yearsOf(desk);
  const wrong = isWrong ? { good: false, text: words.badPeriod } : announcementOf(desk);
  return c.html(
    <DeskPage
      desk={desk}
      title={plan.launchedAt ? words.running : words.heading}
      section="launch"
      announcement={refusal ?? wrong}
    >
      <PlanTitle desk={desk} />
      {plan.launchedAt ? (
        <Running desk={desk} given={given} />
      ) : (
        <Preparing desk={desk} years={years} />
      )}
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

async function Running({ desk, given }: { desk: Desk; given: Given }) {
  const { ledger, plan, now } = desk;
  const [sent, held] = await Promise.all([
    mailsThatLeft(ledger, plan.id),
    heldBack(ledger, plan, now),
  ]);
  return (
    <>
      <RunningPlan desk={desk} sent={sent} held={held} />
      <EndCard desk={desk} given={given} />
    </>
  );
}

async function Preparing({ desk, years }: { desk: Desk; years: Years }) {
  const { ledger, plan, now } = desk;
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const [preparation, proposals] = await Promise.all([
    preparationOf(ledger, plan, years, now),
    proposedObligations(ledger.db, ledger, plan, now),
  ]);
  return (
    <>
      <p>{words.text}</p>
      <StepsCard desk={desk} preparation={preparation} years={years} />
      <YearsForm desk={desk} years={years} path="/desk/launch" />
      <ProposalsCard desk={desk} years={years} proposals={proposals} />
      <LaunchPreviewCard desk={desk} preparation={preparation} />
    </>
  );
}

/** POST /desk/launch: launches the plan for the years of the preview, if it is what was shown. */
export async function launchPlan(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan') || undefined);
  if (!desk) return c.notFound();
  const { ledger, plan, user, now } = desk;
  const given = yearsFrom(textIn(form, 'from'), textIn(form, 'to'));
  const years = given ?? { from: Number.NaN, to: Number.NaN };
  const seen = textIn(form, 'seen');
  if (given && seen !== '' && !plan.launchedAt) {
    const isSame = digestOf(await preparationOf(ledger, plan, given, now)) === seen;
    if (!isSame) return showReady(desk, refusalOf(desk, { code: 'launch_changed' }), given);
  }
  const outcome = await launch(ledger, plan.id, years, actorOf(user));
  if (outcome.ok) return c.redirect(desk.link('/desk', { done: 'launched' }), 303);
  return showLaunch(desk, refusalOf(desk, outcome.refusal));
}
