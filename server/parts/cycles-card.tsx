import type { ListedCycle } from '../../ledger/read/desk/cycles.ts';
import { periodKey } from '../../domain/kinds/dated-name.ts';
import { Card } from './card.tsx';
import { cycleText } from './cycle-choice.tsx';
import type { Desk } from './desk.ts';

/** Every cycle of the plan with its dates and its state; a skipped one with its reason. */
export function CyclesCard({ desk, cycles }: { desk: Desk; cycles: readonly ListedCycle[] }) {
  const { overview: words, common, planned } = desk.says;
  return (
    <Card title={words.cycles} id="cycles" body="table">
      <table class="table table-list table-sm card-table">
        <thead>
          <tr>
            <th scope="col">{common.period}</th>
            <th scope="col">{words.opens}</th>
            <th scope="col">{common.due}</th>
            <th scope="col">{common.stage}</th>
          </tr>
        </thead>
        <tbody>
          {cycles.map((cycle) => (
            <tr>
              <td>
                {cycle.reports === null ? (
                  cycleText(desk, cycle)
                ) : (
                  <a
                    href={desk.link('/desk', { kind: cycle.kind, period: periodKey(cycle.period) })}
                  >
                    {cycleText(desk, cycle)}
                  </a>
                )}
              </td>
              <td class="nowrap">{desk.words.instant(cycle.opensAt, desk.zone)}</td>
              <td class="nowrap">{desk.words.shortDate(cycle.dueOn)}</td>
              <td>
                {words.cycleState[cycle.state]}
                {cycle.reports !== null && (
                  <span class="muted small"> {planned.reports(cycle.reports)}</span>
                )}
                {cycle.skippedCause !== null && (
                  <div class="muted small">{common.skipped(cycle.skippedCause)}</div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
