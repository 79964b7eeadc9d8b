import type { Rung } from '../../domain/ladder/rungs.ts';
import type { PlannedInstant, PlannedRung } from '../../ledger/read/desk/planned-mails.ts';
import { Empty } from './card.tsx';
import type { Desk } from './desk.ts';

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
        {planned.map(({ at, rungs, messages, provisional }) => (
          <tr>
            <td class="nowrap">
              {desk.words.instant(at, desk.zone)}
              {provisional && <div class="muted small">{words.provisional}</div>}
            </td>
            <td>
              {rungs.map(({ name, reports }) => (
                <div>
                  {desk.words.rung(name)} <span class="muted">{words.reports(reports)}</span>
                </div>
              ))}
            </td>
            <td>
              {rungs.map((rung) => (
                <div>{audienceOf(desk, rung)}</div>
              ))}
            </td>
            <td class="text-end nowrap">{words.messageCount(messages)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function audienceOf({ says, words }: Desk, { name, agencies }: PlannedRung): string {
  const { audience, agencies: countOf } = says.planned;
  if (['escalate', 'letter', 'circular'].includes(name)) return audience.commission;
  const who = name === 'urge' ? audience.leaders : audience.officers;
  return words.lang === 'en' ? `${who} of ${countOf(agencies)}` : `${countOf(agencies)}的${who}`;
}

/** The rungs still to come; dates of a year without a published calendar are marked. */
export function PlannedRungs({ desk, rungs }: { desk: Desk; rungs: Rung[] }) {
  const { report: words, planned } = desk.says;
  if (rungs.length === 0) return <p class="muted m-0">{words.noPlanned}</p>;
  return (
    <>
      <p class="muted">{words.plannedNote}</p>
      <ol class="timeline">
        {rungs.map(({ name, kind, at, provisional }) => (
          <li class="quiet">
            <time>
              {desk.words.instant(at, desk.zone)}
              {provisional && <span> · {planned.provisional}</span>}
            </time>
            <strong>{desk.words.rung(name)}</strong>
            <div class="small muted">{desk.words.rungMeaning[kind]}</div>
          </li>
        ))}
      </ol>
    </>
  );
}
