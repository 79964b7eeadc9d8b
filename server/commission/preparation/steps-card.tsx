import type { Child } from 'hono/jsx';
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
      href: desk.link('/desk/agencies'),
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
      step: 'launch',
      state: 'open',
      text: isReady ? words.launchNow : words.launchLater,
      href: null,
    },
  ];
}
