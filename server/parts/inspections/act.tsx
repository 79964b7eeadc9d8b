import type { BodyData } from 'hono/utils/body';
import { announceInspection } from '../../../ledger/inspections/announce.ts';
import { arrangeInspection } from '../../../ledger/inspections/arrange.ts';
import { callOffInspection } from '../../../ledger/inspections/call-off.ts';
import { concludeInspection, type Concluded } from '../../../ledger/inspections/conclude.ts';
import { recordFinding } from '../../../ledger/inspections/findings.ts';
import { orderInspection } from '../../../ledger/inspections/order.ts';
import { withdrawFinding } from '../../../ledger/inspections/withdraw-finding.ts';
import type { Outcome } from '../../../domain/report/refusal.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { Card } from '../card.tsx';
import { refusalOf } from '../desk-page.tsx';
import { deskOf } from '../desk.ts';
import { textIn, textsIn } from '../posted.ts';
import { AgencyName, headOf, Verbatim } from '../text.tsx';
import { arrangementOf, arrangementPage } from './arrange-page.tsx';
import { findingIn } from './finding-in.ts';
import { showInspections } from './list-page.tsx';
import {
  inspectionDeskOf,
  inspectionPage,
  type InspectionDesk,
  type TypedInspection,
} from './page.tsx';
import { inspectionPath } from './paths.ts';
import { InspectionPreview } from './preview-page.tsx';
import { inspectionWordsOf } from './words.ts';

type Form = BodyData<{ all: true }>;

/** POST /desk/inspections: the government office orders one. */
export async function orderOne(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan'));
  if (!desk) return c.notFound();
  const typed = {
    scope: textIn(form, 'scope'),
    from: textIn(form, 'from'),
    to: textIn(form, 'to'),
    share: textIn(form, 'share'),
  };
  const order = {
    scope: typed.scope,
    period: { from: typed.from, to: typed.to },
    randomShare: typed.share.trim() === '' ? Number.NaN : Number(typed.share),
  };
  const outcome = await orderInspection(desk.ledger, desk.plan.id, order, actorOf(desk.user));
  if (outcome.ok) return c.redirect(`${inspectionPath(outcome.value.id)}?done=ordered`, 303);
  return showInspections(desk, refusalOf(desk, outcome.refusal), typed);
}

/** POST /desk/inspections/:id/arrange: saves subjects, team and days. */
export async function arrangeOne(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const at = await inspectionDeskOf(c, id);
  if (at instanceof Response) return at;
  const { desk } = at;
  const typed = {
    subjects: textsIn(form, 'subject'),
    people: textsIn(form, 'person'),
    from: textIn(form, 'from'),
    to: textIn(form, 'to'),
    overLimitWhy: textIn(form, 'overLimitWhy'),
  };
  const ordered = orderedBy(at, form);
  const outcome = await arrangeInspection(desk.ledger, id, arrangementOf(typed), ordered);
  if (outcome.ok) return c.redirect(`${inspectionPath(id)}?done=arranged`, 303);
  const refusal = refusalOf(desk, outcome.refusal);
  const now = await inspectionDeskOf(c, id);
  if (now instanceof Response) return now;
  return now.inspection.stage === 'ordered' && now.mayAct
    ? arrangementPage(now, refusal, typed)
    : inspectionPage(now, refusal);
}

/** POST /desk/inspections/:id/announce: shows who would be told, then tells them. */
export async function announceOne(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const at = await inspectionDeskOf(c, id);
  if (at instanceof Response) return at;
  const { announce: words } = inspectionWordsOf(at.desk.words.lang);
  const preview = textIn(form, 'step') !== 'do';
  const ordered = { ...orderedBy(at, form), preview };
  const outcome = await announceInspection(at.desk.ledger, id, ordered);
  if (!outcome.ok) return refusedOf(c, id, outcome);
  if (!preview) return c.redirect(`${inspectionPath(id)}?done=announced`, 303);
  return c.html(
    <InspectionPreview
      at={at}
      title={words.title}
      text={words.text}
      told={outcome.value.told}
      action={inspectionPath(id, '/announce')}
      given={{ version: String(at.inspection.version) }}
      confirm={words.confirm}
    />,
  );
}

/** POST /desk/inspections/:id/conclude: shows what would follow, then concludes. */
export async function concludeOne(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const at = await inspectionDeskOf(c, id);
  if (at instanceof Response) return at;
  const { conclude: words } = inspectionWordsOf(at.desk.words.lang);
  const conclusion = textIn(form, 'conclusion');
  const preview = textIn(form, 'step') !== 'do';
  const ordered = { ...orderedBy(at, form), preview };
  const outcome = await concludeInspection(at.desk.ledger, id, conclusion, ordered);
  if (!outcome.ok) return refusedOf(c, id, outcome, { conclusion });
  if (!preview) return c.redirect(`${inspectionPath(id)}?done=concluded`, 303);
  return c.html(
    <InspectionPreview
      at={at}
      title={words.preview}
      text={words.answerBy(outcome.value.answerDueOn)}
      told={outcome.value.told}
      action={inspectionPath(id, '/conclude')}
      given={{ version: String(at.inspection.version), conclusion }}
      confirm={words.confirm}
    >
      <Owed at={at} concluded={outcome.value} />
    </InspectionPreview>,
  );
}

/** What would be owed, finding by finding. */
function Owed({
  at: { desk, inspection },
  concluded,
}: {
  at: InspectionDesk;
  concluded: Concluded;
}) {
  const { conclude: words, findings: says } = inspectionWordsOf(desk.words.lang);
  if (concluded.owed.length === 0) return <p>{words.nothing}</p>;
  const standing = inspection.findings.filter(({ withdrawn }) => withdrawn === null);
  return (
    <Card title={words.owed(concluded.owed.length)} body="padded">
      <ul class="m-0">
        {standing.map(({ number, agency, text, rectifyBy }) => (
          <li>
            <strong>{says.finding(number)}</strong> <AgencyName c={desk.c} agency={agency} />
            {desk.words.frame.colon}
            <Verbatim c={desk.c} text={headOf(text)} />{' '}
            <span class="muted">
              {says.rectifyBy}
              {desk.words.frame.colon}
              {desk.words.date(rectifyBy)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** POST /desk/inspections/:id/findings: records a finding. */
export async function recordOne(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const at = await inspectionDeskOf(c, id);
  if (at instanceof Response) return at;
  const finding = findingIn(form);
  const actor = actorOf(at.desk.user);
  const outcome = await recordFinding(at.desk.ledger, id, finding, { actor });
  if (!outcome.ok) return refusedOf(c, id, outcome, { finding });
  return c.redirect(`${inspectionPath(id)}?done=found#${outcome.value.id}`, 303);
}

/** POST /desk/inspections/:id/withdraw: takes a finding back. */
export async function withdrawOne(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const at = await inspectionDeskOf(c, id);
  if (at instanceof Response) return at;
  const finding = textIn(form, 'finding');
  const actor = actorOf(at.desk.user);
  const why = textIn(form, 'why');
  const outcome = await withdrawFinding(at.desk.ledger, id, finding, why, { actor });
  if (!outcome.ok) return refusedOf(c, id, outcome);
  return c.redirect(`${inspectionPath(id)}?done=finding-withdrawn#findings`, 303);
}

/** POST /desk/inspections/:id/call-off: calls it off. */
export async function callOffOne(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const at = await inspectionDeskOf(c, id);
  if (at instanceof Response) return at;
  const why = textIn(form, 'why');
  const actor = actorOf(at.desk.user);
  const outcome = await callOffInspection(at.desk.ledger, id, why, { actor });
  if (!outcome.ok) return refusedOf(c, id, outcome, { why });
  return c.redirect(`${inspectionPath(id)}?done=called-off`, 303);
}

/** By whom, and on which version of it. */
function orderedBy({ desk }: InspectionDesk, form: Form) {
  const version = Number(textIn(form, 'version'));
  return { actor: actorOf(desk.user), version: Number.isInteger(version) ? version : 0 };
}

/** The inspection as it stands now, with why it was refused and what was typed. */
async function refusedOf(
  c: AppContext,
  id: string,
  { refusal }: Extract<Outcome<unknown>, { ok: false }>,
  typed: TypedInspection = {},
) {
  const at = await inspectionDeskOf(c, id);
  if (at instanceof Response) return at;
  return inspectionPage(at, refusalOf(at.desk, refusal), typed);
}
