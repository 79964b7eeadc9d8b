import type { PlannedStep } from '../../domain/ladder/ladder.ts';
import type { PlannedInstant } from '../../ledger/read/desk/planned-mails.ts';
import { Empty } from './card.tsx';
import type { Desk } from './desk.ts';
import { agencyText } from './names.tsx';

/** What will be sent, instant by instant. */
export function PlannedTable({ desk, planned }: { desk: Desk; planned: PlannedInstant[] }) {
  const { planned: words, overview } = desk.says;
  if (planned.length === 0) return <Empty text={overview.nothingNext} />;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.toWhom}</th>
          <th scope="col" class="text-end">
            {words.messages}
          </th>
        </tr>
      </thead>
      <tbody>
        {planned.map(({ at, steps, messages, provisional }) => (
          <tr>
            <td class="nowrap">
              {desk.words.instant(at, desk.zone)}
              {provisional && <div class="muted small">{words.provisional}</div>}
            </td>
            <td>
              {steps.map(({ name, notice, reports }) => (
                <div>
                  {desk.words.step(name, notice)}{' '}
                  <span class="muted">{words.reports(reports)}</span>
                </div>
              ))}
            </td>
            <td>
              {steps.map((step) => (
                <div>{audienceOf(desk, step)}</div>
              ))}
            </td>
            <td class="text-end nowrap">{words.messageCount(messages)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function audienceOf(
  desk: Desk,
  { audience, superiors, agencies }: PlannedInstant['steps'][number],
): string {
  const { planned } = desk.says;
  const { plan, words } = desk;
  if (audience === 'superior') {
    const told = [plan.commission, plan.government].filter(({ id }) => superiors.includes(id));
    return planned.superior(
      told.map((each) => agencyText(desk, each)).join(words.lang === 'en' ? ', ' : '、'),
    );
  }
  const who = planned.audience[audience];
  const whose = planned.agencies(agencies);
  return words.lang === 'en' ? `${who} of ${whose}` : `${whose}的${who}`;
}

/** The steps still to come; dates of a year without a published calendar are marked. */
export function PlannedSteps({ desk, steps }: { desk: Desk; steps: readonly PlannedStep[] }) {
  const { report: words, planned } = desk.says;
  if (steps.length === 0) return <p class="muted m-0">{words.noPlanned}</p>;
  return (
    <>
      <p class="muted">{words.plannedNote}</p>
      <ol class="timeline">
        {steps.map(({ name, notice, at, provisional }) => (
          <li class="quiet">
            <time>
              {desk.words.instant(at, desk.zone)}
              {provisional && <span> · {planned.provisional}</span>}
            </time>
            <strong>{desk.words.step(name, notice)}</strong>
            <div class="small muted">{desk.words.noticeMeaning[notice]}</div>
          </li>
        ))}
      </ol>
    </>
  );
}
