import type { CycleChange } from '../../../domain/shape/changes.ts';
import {
  changePolicy,
  previewPolicy,
  type PolicyChange,
  type PolicyPreview,
} from '../../../ledger/commands/change-policy.ts';
import { policyObligations } from '../../../ledger/read/desk/policy.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import { Card, Empty } from '../../parts/card.tsx';
import { cycleText } from '../../parts/cycle-choice.tsx';
import { DeskPage, PlanTitle, refusalOf } from '../../parts/desk-page.tsx';
import { deskOf, type Desk } from '../../parts/desk.ts';
import { textsIn } from '../../parts/posted.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { firstOf, type Given } from '../given.ts';
import { DATE_FIELDS, PLAN_FIELDS, policyFrom, type SetObligation } from './policy-fields.ts';
import { showPolicy } from './policy-page.tsx';
import { policyWordsOf } from './policy-words.ts';
import { yearsFrom, yearsOf } from './years.tsx';

/** POST /desk/policy: first shows which dates and mails move; sent again from there, it is saved. */
export async function savePolicy(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const given: Given = Object.fromEntries(
    Object.keys(form).map((name) => [name, textsIn(form, name)]),
  );
  const desk = await deskOf(c, firstOf(given, 'plan') || undefined);
  if (!desk) return c.notFound();
  const { ledger, plan } = desk;
  const step = firstOf(given, 'step');
  if (step === 'edit') return showPolicy(desk, given);
  const years = yearsFrom(firstOf(given, 'from'), firstOf(given, 'to'));
  const obligations = await policyObligations(ledger, plan, years ?? yearsOf(desk), desk.now);
  const asked = policyFrom(given, plan.policy, obligations);
  if (asked.faults.length > 0) {
    const { fault } = policyWordsOf(desk.words.lang);
    const names = asked.faults.map((name) => labelOf(desk, name, obligations));
    const text = fault([...new Set(names)].join(desk.words.lang === 'en' ? ', ' : '、'));
    return showPolicy(desk, given, { good: false, text });
  }
  const { policy, values } = asked;
  const isSame =
    Object.keys(values).length === 0 &&
    PLAN_FIELDS.every((field) => policy[field] === plan.policy[field]);
  if (isSame) return showPolicy(desk, given, refusalOf(desk, { code: 'nothing_changed' }));
  const epoch = firstOf(given, 'epoch');
  const change: PolicyChange = {
    policy,
    values,
    ...(years && !plan.launchedAt && { years }),
    // A form without one rests on nothing that is known.
    seenEpoch: /^\d{1,9}$/.test(epoch) ? Number(epoch) : 0,
  };
  const actor = actorOf(desk.user);
  if (step !== 'do') {
    const outcome = await previewPolicy(ledger, plan.id, change, actor);
    if (!outcome.ok) return showPolicy(desk, given, refusalOf(desk, outcome.refusal));
    return showPreview(desk, given, outcome.value);
  }
  const outcome = await changePolicy(ledger, plan.id, change, actor);
  if (!outcome.ok) return showPolicy(desk, given, refusalOf(desk, outcome.refusal));
  return c.redirect(desk.link('/desk/policy', { done: 'policy-changed' }), 303);
}

/** What a field of the form is called, with its obligation where it belongs to one. */
function labelOf(desk: Desk, name: string, obligations: readonly SetObligation[]): string {
  const words = policyWordsOf(desk.words.lang);
  const plan = PLAN_FIELDS.find((field) => field === name);
  if (plan) return words.plans[plan];
  const [, place = '', field = ''] = /^o(\d+)-(.*)$/.exec(name) ?? [];
  const kind = obligations[Number(place)]?.kind;
  const known = [...DATE_FIELDS, ...Object.keys(words.fields)].find((each) => each === field);
  const label = known ? words.fields[known as keyof typeof words.fields] : name;
  const whose = kind === undefined ? '' : kindWordsOf(desk.words.lang, kind).name;
  return desk.words.lang === 'en' ? `${whose}: ${label}` : `${whose}的“${label}”`;
}

function showPreview(desk: Desk, given: Given, outcome: PolicyPreview) {
  const { preview: words, title } = policyWordsOf(desk.words.lang);
  const { changes, rescheduled } = outcome;
  const sum = (of: 'added' | 'dropped' | 'moved') =>
    changes.reduce((total, change) => total + change[of], 0);
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={`${title}${desk.words.frame.colon}${words.title}`}
      section="policy"
    >
      <PlanTitle desk={desk} />
      <p>{words.note}</p>
      <p>
        {words.sum(sum('added'), sum('dropped'), sum('moved'))} {words.rescheduled(rescheduled)}
      </p>
      <Card title={words.cycles} aside={changes.length} body="table">
        {changes.length === 0 ? (
          <Empty text={words.none} />
        ) : (
          <Changes desk={desk} changes={changes} />
        )}
      </Card>
      <form method="post" action="/desk/policy">
        {Object.entries(given)
          .filter(([name]) => name !== 'step')
          .flatMap(([name, all]) =>
            all.map((value) => <input type="hidden" name={name} value={value} />),
          )}
        <p class="btn-row">
          <button class="btn btn-primary" name="step" value="do">
            {words.confirm}
          </button>
          <button class="btn" name="step" value="edit">
            {words.back}
          </button>
        </p>
      </form>
    </DeskPage>,
  );
}

function Changes({ desk, changes }: { desk: Desk; changes: readonly CycleChange[] }) {
  const { preview: words } = policyWordsOf(desk.words.lang);
  const datesOf = (dates: CycleChange['before']) =>
    dates
      ? `${desk.words.instant(dates.opensAt, desk.zone)} → ${desk.words.date(dates.dueOn)}`
      : words.gone;
  return (
    <table class="table table-list table-sm card-table">
      <thead>
        <tr>
          <th scope="col">{words.cycle}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
          <th scope="col" class="text-end">
            {words.added}
          </th>
          <th scope="col" class="text-end">
            {words.dropped}
          </th>
          <th scope="col" class="text-end">
            {words.moved}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ before, after, added, dropped, moved, ...cycle }) => (
          <tr>
            <td>{cycleText(desk, cycle)}</td>
            <td>{datesOf(before)}</td>
            <td>{datesOf(before) === datesOf(after) ? words.noChange : datesOf(after)}</td>
            <td class="text-end">{added}</td>
            <td class="text-end">{dropped}</td>
            <td class="text-end">{moved}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
