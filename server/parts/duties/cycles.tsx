import { cycleName } from '../../../domain/kinds/words.ts';
import type { DutyCycle } from '../../../ledger/read/desk/duties.ts';
import type { AppContext } from '../../web/deps.ts';
import { partsWordsOf } from '../words.ts';
import { dutyWordsOf } from './words.ts';

/** A cycle of what a sentence orders, as whoever reads it counts it. */
type ShownCycle = Pick<DutyCycle, 'kind' | 'period' | 'dueOn' | 'closedAt' | 'tally'> &
  Partial<Pick<DutyCycle, 'skippedCause'>>;

interface CyclesProps<Cycle extends ShownCycle> {
  c: AppContext;
  zone: string;
  /** The newest first. */
  cycles: readonly Cycle[];
  /** The next that opens by itself. */
  next: { kind: string; period: string; opensAt: Date; dueOn: string } | null;
  /** Where the reader finds its reports. */
  pathOf: (cycle: Cycle) => string;
}

/** Cycles of one obligation that stand open on a page; those before them are folded. */
const SHOWN = 2;

/** Where the cycles of an obligation stand, and which comes next. */
export function DutyCycles<Cycle extends ShownCycle>(props: CyclesProps<Cycle>) {
  const { c, zone, cycles, next, pathOf } = props;
  const words = dutyWordsOf(c.get('lang'));
  const { lang, shortDate, instant } = c.get('words');
  const [shown, earlier] = [cycles.slice(0, SHOWN), cycles.slice(SHOWN)];
  const line = (cycle: Cycle) => <CycleLine c={c} cycle={cycle} path={pathOf(cycle)} />;
  return (
    <>
      {shown.map(line)}
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlier(earlier.length)}</summary>
          {earlier.map(line)}
        </details>
      )}
      {next && (
        <div>
          {words.next(
            cycleName(lang, next.kind, next.period),
            instant(next.opensAt, zone),
            shortDate(next.dueOn),
          )}
        </div>
      )}
    </>
  );
}

function CycleLine({ c, cycle, path }: { c: AppContext; cycle: ShownCycle; path: string }) {
  const { kind, period, dueOn, closedAt, skippedCause = null, tally } = cycle;
  const words = dutyWordsOf(c.get('lang'));
  const { common } = partsWordsOf(c.get('lang'));
  const { lang, shortDate, frame } = c.get('words');
  const name = cycleName(lang, kind, period);
  if (skippedCause !== null)
    return (
      <div class="muted">
        {name} {common.skipped(skippedCause)}
      </div>
    );
  return (
    <div>
      <a href={path}>{closedAt ? words.closed(name) : words.open(name, shortDate(dueOn))}</a>
      {tally && (
        <span>
          {frame.colon}
          {words.counts(tally.filed, tally.owed)}
          {tally.overdue > 0 && <span class="error-text"> {words.overdue(tally.overdue)}</span>}
        </span>
      )}
    </div>
  );
}
