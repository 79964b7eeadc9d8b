import { kindWordsOf } from '../../domain/kinds/words.ts';
import type {
  DutiesOfPlan,
  OwnDuty,
  OwnDutyObligation,
} from '../../ledger/read/agency/own-duties.ts';
import { Card } from '../parts/card.tsx';
import { DutyCycles } from '../parts/duties/cycles.tsx';
import { placesOf } from '../parts/duties/places.ts';
import { Where } from '../parts/duties/where.tsx';
import { dutyWordsOf } from '../parts/duties/words.ts';
import { Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';

/** GET /duties: what the document orders, sentence by sentence, as it concerns an agency, and where it does it. */
export function DutiesPage({ c, plans }: { c: AppContext; plans: readonly DutiesOfPlan[] }) {
  const words = dutyWordsOf(c.get('lang'));
  return (
    <Page c={c} title={words.own.title} active="duties" styles={['agency.css']}>
      <p class="muted">{plans.length === 0 ? words.own.none : words.own.text}</p>
      {plans.map((plan) => (
        <PlanCard c={c} plan={plan} />
      ))}
    </Page>
  );
}

interface PlanProps {
  c: AppContext;
  plan: DutiesOfPlan;
}

function PlanCard({ c, plan }: PlanProps) {
  const words = dutyWordsOf(c.get('lang'));
  // What only others have to do is no duty of the agency's.
  const duties = plan.duties.filter(({ kind }) => placesOf(kind, 'agency').length > 0);
  return (
    <Card title={<Verbatim c={c} text={plan.title} />} body="table">
      <p class="muted small m-0 px-3 pt-2">
        {plan.launchedAt === null ? words.notLaunched : words.own.counted}
      </p>
      {duties.length === 0 && <p class="m-0 p-3">{words.none}</p>}
      {duties.length > 0 && (
        <table class="table table-list card-table">
          <thead>
            <tr>
              <th scope="col" class="w-50">
                {words.sentence}
              </th>
              <th scope="col">{words.stands}</th>
            </tr>
          </thead>
          <tbody>
            {duties.map((duty) => (
              <DutyRow c={c} plan={plan} duty={duty} />
            ))}
          </tbody>
        </table>
      )}
      {plan.others.length > 0 && (
        <div class="card-body">
          <h3 class="card-title">{words.others}</h3>
          {plan.others.map((each) => (
            <Stands c={c} plan={plan} obligation={each} />
          ))}
        </div>
      )}
    </Card>
  );
}

function DutyRow({ c, plan, duty }: PlanProps & { duty: OwnDuty }) {
  const words = dutyWordsOf(c.get('lang'));
  const { source } = partsWordsOf(c.get('lang'));
  const { kind, quote, from, to, obligations } = duty;
  const place = new URLSearchParams({
    ...{ plan: plan.planId, from: String(from) },
    to: String(to),
  });
  const own = obligations.filter(({ cycles, next }) => cycles.length > 0 || next !== null);
  return (
    <tr id={duty.id}>
      <td>
        <a class="fw-bold" href={`/tasks/source?${place.toString()}#span`}>
          {source.duty(kind)}
        </a>
        <div>
          <Verbatim c={c} text={quote} />
        </div>
      </td>
      <td>
        {own.map((each) => (
          <Stands c={c} plan={plan} obligation={each} />
        ))}
        {own.length === 0 && (
          <p class="muted m-0">
            {obligations.length > 0
              ? words.notYours
              : (words.withoutClock[kind] ?? words.unconfirmed)}
          </p>
        )}
        <div class="small">
          <Where c={c} duty={kind} reader="agency" ownOnly />
        </div>
      </td>
    </tr>
  );
}

/** What was confirmed of a sentence: the agency's own cycles, and the next. */
function Stands({ c, plan, obligation }: PlanProps & { obligation: OwnDutyObligation }) {
  const { kind, cycles, next } = obligation;
  return (
    <div class="mb-2">
      <strong>{kindWordsOf(c.get('lang'), kind).name}</strong>
      <DutyCycles
        c={c}
        zone={plan.zone}
        cycles={cycles}
        next={next && { ...next, kind }}
        pathOf={({ id }) => `/my?${new URLSearchParams({ cycle: id }).toString()}`}
      />
    </div>
  );
}
