import type { Indicator, ParsedDocument } from '../domain/document/types.ts';
import { proposedIndicators } from '../domain/indicators/proposals.ts';
import { taskKeyOf } from '../domain/report/report-id.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import type { Tx } from './ledger.ts';

/** An indicator as somebody has decided on it, without its place in a plan. */
export type DecidedIndicator = Omit<
  Prisma.IndicatorCreateManyInput,
  'id' | 'planId' | 'taskId' | 'decidedAt'
> & {
  /** Place of its task, from 1; null: of the whole plan. */
  task: number | null;
};

/** What of a plan its indicators come from. */
export interface IndicatorSource {
  id: string;
  sourceText: string;
  document: Pick<ParsedDocument, 'indicators' | 'tasks'>;
  /** Who confirms the targets as they were read; left out: they are proposed. */
  indicatorsConfirmedBy?: string;
  /** As they were decided on before, instead of the document's targets. */
  indicators?: DecidedIndicator[];
}

/** Writes a plan's indicators: the document's targets, or what was decided on them before. */
export async function writeIndicators(tx: Tx, plan: IndicatorSource, now: Date): Promise<void> {
  const { document, sourceText, indicatorsConfirmedBy } = plan;
  const placeOf = ({ quote, task }: Indicator) =>
    sourceText.indexOf(quote, document.tasks[task - 1]?.span[0] ?? 0);
  const decided =
    plan.indicators ?? asRead(document.indicators, placeOf, indicatorsConfirmedBy ?? null);
  await write(tx, plan.id, decided, 1, now);
}

/**
 * Proposes the targets of tasks that came later, behind the plan's own.
 * @param placeOf where the sentence of one stands in the plan's text.
 */
export async function proposeTargets(
  tx: Tx,
  planId: string,
  targets: readonly Indicator[],
  placeOf: (target: Indicator) => number,
  now: Date,
): Promise<void> {
  const first = (await tx.indicator.count({ where: { planId } })) + 1;
  await write(tx, planId, asRead(targets, placeOf, null), first, now);
}

async function write(
  tx: Tx,
  planId: string,
  indicators: readonly DecidedIndicator[],
  first: number,
  now: Date,
): Promise<void> {
  await tx.indicator.createMany({
    data: indicators.map(({ task, ...indicator }, i) => ({
      ...indicator,
      id: `${planId}-indicator-${first + i}`,
      planId,
      taskId: task === null ? null : `${planId}-${taskKeyOf(task)}`,
      decidedAt: indicator.decidedBy ? now : null,
    })),
  });
}

/** Targets as indicators, each under the words in front of its figure. */
function asRead(
  targets: readonly Indicator[],
  placeOf: (target: Indicator) => number,
  confirmedBy: string | null,
): DecidedIndicator[] {
  const proposed = proposedIndicators(targets);
  return targets.flatMap((read, i): DecidedIndicator[] => {
    const each = proposed[i];
    if (!each) return [];
    const { task, quote, target, unit, by } = read;
    const at = placeOf(read);
    return [
      {
        ...{ task, quote, unit, target: String(target), by: by === null ? null : String(by) },
        ...{ name: each.name, figure: each.target, direction: each.direction },
        ...{ byYear: each.byYear, yearly: each.yearly },
        ...(at >= 0 && { spanStart: at, spanEnd: at + quote.length }),
        ...(confirmedBy !== null && { state: 'confirmed', decidedBy: confirmedBy }),
      },
    ];
  });
}
