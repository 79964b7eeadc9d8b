import type { Child } from 'hono/jsx';
import { civilDate } from '../../../domain/calendar/civil-date.ts';
import type { Preparation } from '../../../ledger/read/desk/preparation.ts';
import { Card } from '../../parts/card.tsx';
import type { Desk } from '../../parts/desk.ts';
import { preparationWordsOf, type PreparationStep } from './launch-words.ts';
import type { Years } from './years.tsx';

interface StepsCardProps {
  desk: Desk;
  preparation: Preparation;
  years: Years;
}

interface Step {
  step: PreparationStep;
  state: 'done' | 'open' | 'look';
  text: string;
  href: string | null;
}

/** The steps of the preparation in their order, each with its state and where it is done. */
export function StepsCard({ desk, preparation, years }: StepsCardProps) {
  const words = preparationWordsOf(desk.words.lang);
  return (
    <Card title={words.steps} body="padded" id="steps">
      <ol class="m-0">
        {stepsOf(desk, preparation, years).map(({ step, state, text, href }): Child => (
          <li class="mb-1">
            {href === null ? (
              <strong>{words.step[step]}</strong>
            ) : (
              <a class="fw-bold" href={href}>
                {words.step[step]}
              </a>
            )}{' '}
            <span class={state === 'open' ? 'tag tag-late' : 'tag'}>{words.state[state]}</span>{' '}
            <span class="muted">{text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function stepsOf(desk: Desk, preparation: Preparation, years: Years): Step[] {
  const words = preparationWordsOf(desk.words.lang);
  const { preview, tasks, obligations, agencies, open, accepted } = preparation;
  const missing = preview.unreachable.length;
  const { policy } = desk.plan;
  const isReady = open === 0 && preview.refusal === null;
  return [
    {
      step: 'document',
      state: obligations > 0 ? 'done' : 'open',
      text: words.document(tasks, obligations),
      href: desk.link('/desk/source'),
    },
    {
      step: 'people',
      state: missing === 0 ? 'done' : 'open',
      text: missing === 0 ? words.people(agencies) : words.peopleMissing(missing),
      href: '/desk/register',
    },
    {
      step: 'preflight',
      state: open === 0 ? 'done' : 'open',
      text: open === 0 ? words.preflightClear(accepted) : words.preflightOpen(open),
      href: desk.link('/desk/preflight', { ...years }),
    },
    {
      step: 'send-plan',
      state: 'look',
      text: words.mails(preview.mails.most),
      href: desk.link('/desk/send-plan', { ...years }),
    },
    {
      step: 'policy',
      state: 'look',
      text: words.policy(policy.workingHour),
      href: desk.link('/desk/policy', { ...years }),
    },
    {
      step: 'calendar',
      state: 'look',
      text: calendarText(desk, years),
      href: desk.link('/desk/calendar'),
    },
    {
      step: 'rehearsal',
      state: preparation.rehearsal?.result?.differences.length === 0 ? 'done' : 'look',
      text: rehearsalText(desk, preparation),
      href: desk.link('/desk/rehearsal', { ...years }),
    },
    {
      step: 'launch',
      state: 'open',
      text: isReady ? words.launchNow : words.launchLater,
      href: null,
    },
  ];
}

/** Which years of the launch still go by weekends and the law alone. */
function calendarText({ words: { lang }, ledger }: Desk, { from, to }: Years): string {
  const words = preparationWordsOf(lang);
  const all = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const provisional = all.filter((year) => ledger.calendar.isProvisional(civilDate(year, 1, 1)));
  const [first, last] = [provisional[0], provisional.at(-1)];
  if (first === undefined) return words.calendarKnown;
  return words.calendar(first === last ? String(first) : `${first}–${last}`);
}

function rehearsalText({ words: { lang } }: Desk, { rehearsal }: Preparation): string {
  const words = preparationWordsOf(lang);
  if (!rehearsal?.result) return words.notRehearsed;
  const { fromYear, toYear, result } = rehearsal;
  const years = fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`;
  return words.rehearsed(years, result.differences.length === 0);
}
