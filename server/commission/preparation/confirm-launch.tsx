import { digestOf, preparationOf } from '../../../ledger/read/desk/preparation.ts';
import { Card } from '../../parts/card.tsx';
import { DeskPage, PlanTitle, type Announcement } from '../../parts/desk-page.tsx';
import type { Desk } from '../../parts/desk.ts';
import { commissionWordsOf } from '../words.ts';
import { preparationWordsOf } from './launch-words.ts';
import { yearsOf, type Years } from './years.tsx';

/** GET /desk/launch/ready: the second step of a launch, with its numbers; the button launches. */
export async function showReady(
  desk: Desk,
  refusal: Announcement | null = null,
  given: Years | null = null,
) {
  const { isWrong, ...asked } = yearsOf(desk);
  const years = given ?? asked;
  const back = desk.link('/desk/launch', { ...years });
  if (desk.plan.launchedAt || isWrong || !desk.mayAct) return desk.c.redirect(back, 303);
  const preparation = await preparationOf(desk.ledger, desk.plan, years, desk.now);
  const { preview, accepted, open } = preparation;
  if (!refusal && (preview.refusal || open > 0)) return desk.c.redirect(back, 303);
  const { confirm: words } = preparationWordsOf(desk.words.lang);
  const { launch } = commissionWordsOf(desk.words.lang);
  const { from, to } = years;
  const span = from === to ? String(from) : `${from}–${to}`;
  const held = preview.cycles.filter(({ skippedCause }) => skippedCause === null);
  return desk.c.html(
    <DeskPage desk={desk} title={words.title(span)} section="launch" announcement={refusal}>
      <PlanTitle desk={desk} />
      <p>{words.text}</p>
      <Card body="padded">
        <dl class="facts">
          <dt>{words.years}</dt>
          <dd>{span}</dd>
          <dt>{words.told}</dt>
          <dd>{preview.assignments}</dd>
          <dt>{words.cycles}</dt>
          <dd>{held.length}</dd>
          <dt>{words.reports}</dt>
          <dd>{held.reduce((sum, { reports }) => sum + reports, 0)}</dd>
          <dt>{words.mails}</dt>
          <dd>{launch.mailsRange(preview.mails.least, preview.mails.most)}</dd>
          <dt>{words.provisional}</dt>
          <dd>{held.filter(({ provisional }) => provisional).length}</dd>
          <dt>{words.accepted}</dt>
          <dd>{accepted}</dd>
        </dl>
      </Card>
      <form method="post" action="/desk/launch" class="btn-row">
        <input type="hidden" name="plan" value={desk.plan.id} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="seen" value={digestOf(preparation)} />
        <button class="btn btn-primary">{words.button(span)}</button>
        <a class="btn" href={back}>
          {words.back}
        </a>
      </form>
    </DeskPage>,
    refusal ? 409 : 200,
  );
}
