import type { ParsedDocument } from '../domain/document/types.ts';
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
  const decided = plan.indicators ?? asRead(plan);
  await tx.indicator.createMany({
    data: decided.map(({ task, ...indicator }, i) => ({
      ...indicator,
      id: `${plan.id}-indicator-${i + 1}`,
      planId: plan.id,
      taskId: task === null ? null : `${plan.id}-${taskKeyOf(task)}`,
      decidedAt: indicator.decidedBy ? now : null,
    })),
  });
}

/** The document's targets as indicators, each under the words in front of its figure. */
function asRead({ document, sourceText, indicatorsConfirmedBy }: IndicatorSource) {
  const { indicators, tasks } = document;
  const proposed = proposedIndicators(indicators);
  return indicators.flatMap((read, i): DecidedIndicator[] => {
    const each = proposed[i];
    if (!each) return [];
    const { task, quote, target, unit, by } = read;
    const at = sourceText.indexOf(quote, tasks[task - 1]?.span[0] ?? 0);
    return [
      {
        ...{ task, quote, unit, target: String(target), by: by === null ? null : String(by) },
        ...{ name: each.name, figure: each.target, direction: each.direction },
        ...{ byYear: each.byYear, yearly: each.yearly },
        ...(at >= 0 && { spanStart: at, spanEnd: at + quote.length }),
        ...(indicatorsConfirmedBy !== undefined && {
          state: 'confirmed',
          decidedBy: indicatorsConfirmedBy,
        }),
      },
    ];
  });
}
