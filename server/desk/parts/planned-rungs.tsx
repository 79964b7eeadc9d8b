import type { Rung } from '../../../domain/ladder/rungs.ts';
import type { Desk } from '../desk.ts';

/** The rungs still to come; dates of a year without a published calendar are marked. */
export function PlannedRungs({ desk, rungs }: { desk: Desk; rungs: Rung[] }) {
  const { report: words, planned } = desk.desk;
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
