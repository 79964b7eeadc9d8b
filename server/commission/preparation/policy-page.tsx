import {
  formerPolicies,
  policyObligations,
  type FormerPolicy,
} from '../../../ledger/read/desk/policy.ts';
import { Card } from '../../parts/card.tsx';
import { announcementOf, DeskPage, PlanTitle, type Announcement } from '../../parts/desk-page.tsx';
import type { Desk } from '../../parts/desk.ts';
import { Verbatim } from '../../parts/text.tsx';
import { firstOf, type Given } from '../given.ts';
import { PolicyForm } from './policy-form.tsx';
import { textsOf } from './policy-fields.ts';
import { policyWordsOf } from './policy-words.ts';
import { yearsFrom, yearsOf } from './years.tsx';

/** GET /desk/policy: dates, ladders and clocks in a form; with `?restore=` as they were before a change. */
export async function showPolicy(
  desk: Desk,
  given: Given | null = null,
  refusal: Announcement | null = null,
) {
  const { c, ledger, plan } = desk;
  const words = policyWordsOf(desk.words.lang);
  const asked = yearsOf(desk);
  const years = given ? (yearsFrom(firstOf(given, 'from'), firstOf(given, 'to')) ?? asked) : asked;
  const [obligations, former] = await Promise.all([
    policyObligations(ledger, plan, years, desk.now),
    formerPolicies(ledger, plan.id),
  ]);
  const restored = former.find(({ id }) => id === c.req.query('restore'));
  const texts = restored
    ? textsOf(
        restored.policy,
        obligations.map((each) => ({ ...each, values: restored.values[each.id] ?? each.values })),
      )
    : textsOf(plan.policy, obligations);
  const proposed = restored && !given ? { good: true, text: words.proposed } : null;
  const { from, to } = years;
  return c.html(
    <DeskPage
      desk={desk}
      title={words.title}
      section="policy"
      announcement={refusal ?? proposed ?? announcementOf(desk)}
    >
      <PlanTitle desk={desk} />
      <p>{words.text}</p>
      <PolicyForm
        desk={desk}
        obligations={obligations}
        texts={given ?? texts}
        years={{ from, to }}
      />
      <Former desk={desk} former={former} />
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

/** What was changed, and what held before each change, to be proposed again. */
function Former({ desk, former }: { desk: Desk; former: readonly FormerPolicy[] }) {
  const words = policyWordsOf(desk.words.lang);
  return (
    <Card title={words.former} id="former" body="padded">
      <p class="muted">{former.length === 0 ? words.noFormer : words.formerText}</p>
      <ul class="m-0">
        {former.map(({ id, at, actor, rescheduled }) => (
          <li class="mb-1">
            {desk.words.instant(at, desk.zone)}{' '}
            <Verbatim c={desk.c} text={actor.replace(/^\S+ /, '')} />{' '}
            {rescheduled > 0 && <span class="muted">{words.rescheduled(rescheduled)} </span>}
            {desk.mayAct && (
              <a class="btn btn-sm" href={desk.link('/desk/policy', { restore: id })}>
                {words.propose}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
