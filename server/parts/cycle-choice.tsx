import type { Child } from 'hono/jsx';
import { ONCE } from '../../domain/kinds/cycles.ts';
import { periodKey } from '../../domain/kinds/dated-name.ts';
import { cycleName, kindWordsOf, periodWords } from '../../domain/kinds/words.ts';
import type { Desk } from './desk.ts';

/** A kind of report by its name. */
const kindName = ({ words }: Desk, kind: string): string => kindWordsOf(words.lang, kind).name;

/** A period by its name, also that of what is owed once. */
const periodName = ({ words, says }: Desk, period: string): string =>
  period === ONCE ? says.common.once : periodWords(words.lang, period);

/** A cycle by kind and period. */
export const cycleText = ({ words }: Desk, { kind, period }: { kind: string; period: string }) =>
  cycleName(words.lang, kind, period);

/** What the page tells of: a kind, a period, both, or all there is. */
export function selectionText(desk: Desk): string {
  const { selection, says, words } = desk;
  const { kind, period } = selection;
  if (kind !== null && period !== null) return cycleText(desk, { kind, period });
  if (kind !== null) return kindName(desk, kind);
  return period === null ? says.common.allPeriods : periodWords(words.lang, period);
}

/** The kinds that a plan's cycles are of, as options of a filter. */
export function KindOptions({ desk }: { desk: Desk }): Child {
  const { plan, selection, says } = desk;
  const kinds = [...new Set(plan.cycles.map(({ kind }) => kind))];
  return (
    <>
      <option value="">{says.common.allKinds}</option>
      {kinds.map((kind) => (
        <option value={kind} selected={kind === selection.kind}>
          {kindName(desk, kind)}
        </option>
      ))}
    </>
  );
}

/** The periods of the chosen kind's cycles, or of all; a skipped one says so. */
export function PeriodOptions({ desk }: { desk: Desk }): Child {
  const { plan, selection, says } = desk;
  const offered = plan.cycles.filter(
    ({ kind }) => selection.kind === null || kind === selection.kind,
  );
  const periods = new Map(offered.map((cycle) => [cycle.period, cycle]));
  return (
    <>
      <option value="">{says.common.allPeriods}</option>
      {[...periods.values()].map(({ period, skippedCause }) => (
        <option value={periodKey(period)} selected={period === selection.period}>
          {periodName(desk, period)}
          {skippedCause !== null && ` · ${says.common.skipped(skippedCause)}`}
        </option>
      ))}
    </>
  );
}
