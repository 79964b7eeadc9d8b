import type { Ledger } from '../../ledger.ts';

/** A plan's source document, with the places of its tasks and duties. */
export interface Source {
  text: string;
  tasks: { number: string; from: number; to: number }[];
  duties: { kind: string; quote: string; from: number; to: number }[];
}

/** The decoded text that all spans count in; null if there is no such plan. */
export async function sourceOf(ledger: Ledger, planId: string): Promise<Source | null> {
  const plan = await ledger.db.plan.findUnique({
    where: { id: planId },
    select: {
      sourceText: true,
      tasks: {
        select: { order: true, number: true, spanStart: true, spanEnd: true },
        orderBy: { order: 'asc' },
      },
      duties: {
        select: { kind: true, quote: true, spanStart: true, spanEnd: true },
        orderBy: { spanStart: 'asc' },
      },
    },
  });
  return (
    plan && {
      text: plan.sourceText,
      tasks: plan.tasks.map(({ order, number, spanStart, spanEnd }) => ({
        number: number ?? String(order),
        from: spanStart,
        to: spanEnd,
      })),
      duties: plan.duties.map(({ kind, quote, spanStart, spanEnd }) => ({
        kind,
        quote,
        from: spanStart,
        to: spanEnd,
      })),
    }
  );
}
