import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { cycleName, kindWordsOf, periodWords } from '../../domain/kinds/words.ts';
import type {
  Coming as ComingFacts,
  Outlook,
  SkippedCycle,
} from '../../ledger/read/agency/coming-cycles.ts';
import { Card } from '../parts/card.tsx';
import { instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Fact } from './report-facts.tsx';
import { agencyWords } from './words.ts';

/** What will be asked for, obligation by obligation, and what is left out with its reason. */
export function WhatComes({ c, outlook }: { c: AppContext; outlook: Outlook }) {
  return (
    <>
      {outlook.coming.map((each) => (
        <Coming c={c} coming={each} />
      ))}
      {outlook.skipped.length > 0 && <Skipped c={c} skipped={outlook.skipped} />}
    </>
  );
}

/** The next cycle of one obligation: when it opens and is due, what is asked, what follows. */
function Coming({ c, coming }: { c: AppContext; coming: ComingFacts }) {
  const { my, report: own } = agencyWords(c);
  const { planId, planTitle, zone, kind, next, owed, asks, steps, later } = coming;
  const lang = c.get('lang');
  const { fields } = kindWordsOf(lang, kind);
  return (
    <Card title={my.coming(cycleName(lang, kind, next.period))}>
      <div class="card-body">
        <p class="muted">
          <Verbatim c={c} text={planTitle} />
        </p>
        <p>{my.comingText(owed)}</p>
        <dl class="facts">
          <Fact name={my.comingOpens}>{instantText(c, next.opensAt, zone)}</Fact>
          <Fact name={my.comingDue}>{my.dueBy(next.dueOn)}</Fact>
          <Fact name={my.comingAsks}>
            {asks.map((name) => fields[name]?.label ?? name).join(own.list)}
            <a class="d-block small" href={`/tasks#plan-${planId}`}>
              {my.comingForm}
            </a>
          </Fact>
          <Fact name={my.comingSteps}>
            <Steps c={c} steps={steps} zone={zone} />
          </Fact>
          {later.length > 0 && (
            <Fact name={my.later}>
              <details>
                <summary>{my.laterCount(later.length)}</summary>
                <ul class="plain">
                  {later.map(({ period, opensAt, dueOn }) => (
                    <li>
                      {periodWords(lang, period)}
                      {c.get('words').frame.colon}
                      {my.fromTo(civilDateOf(opensAt, zone), dueOn)}
                    </li>
                  ))}
                </ul>
              </details>
            </Fact>
          )}
        </dl>
      </div>
    </Card>
  );
}

function Steps({ c, steps, zone }: { c: AppContext; zone: string } & Pick<ComingFacts, 'steps'>) {
  const words = c.get('words');
  return (
    <>
      <ul class="plain">
        {steps.map(({ name, notice, at, provisional }) => (
          <li>
            {words.date(civilDateOf(at, zone))} {words.step(name, notice)}
            {provisional && ' *'}
          </li>
        ))}
      </ul>
      {steps.some(({ provisional }) => provisional) && (
        <p class="muted small m-0">* {words.provisional}</p>
      )}
    </>
  );
}

function Skipped({ c, skipped }: { c: AppContext; skipped: SkippedCycle[] }) {
  const { my } = agencyWords(c);
  return (
    <Card title={my.skipped}>
      <ul class="card-body plain">
        {skipped.map(({ kind, period, cause }) => (
          <li>
            {cycleName(c.get('lang'), kind, period)}
            {c.get('words').frame.colon}
            {my.skippedCause[cause]}
          </li>
        ))}
      </ul>
    </Card>
  );
}
