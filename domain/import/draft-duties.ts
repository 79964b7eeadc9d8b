import type { DatedStep, Duty, DutyKind, ParsedDocument, Span } from '../document/types.ts';

/** What a sentence of the document orders or may order, as it stands for confirmation. */
export interface SentenceOfDuty {
  /** Its place among those of the document: what decisions name it by. */
  duty: number;
  kind: DutyKind;
  quote: string;
  span: Span;
  cadence: Duty['cadence'];
  due?: string;
  /** It stands in a task. */
  inTask: boolean;
  /** The step by a day that the reader has found in the same sentence. */
  step: DatedStep | null;
  /** Found without a clock: understood, and nobody has to decide on it. */
  isPossible: boolean;
}

/** The duties of a document, then its dated steps in other sentences, then what is only possible. */
export function sentencesOf(document: ParsedDocument): SentenceOfDuty[] {
  const { duties, datedSteps, possible = [] } = document;
  const free = datedSteps.filter((step) => !duties.some(({ span }) => overlaps(span, step.span)));
  const all = [
    ...duties.map((duty) => ({ ...duty, isPossible: false, step: stepIn(datedSteps, duty) })),
    ...free.map((step) => ({
      kind: 'dated_step' as const,
      quote: step.quote,
      span: step.span,
      cadence: 'once' as const,
      ...(step.task !== null && { task: step.task }),
      isPossible: false,
      step,
    })),
    ...possible.map((duty) => ({ ...duty, isPossible: true, step: null })),
  ];
  return all.map(({ task, ...each }, duty) => ({ duty, inTask: task !== undefined, ...each }));
}

const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** A sentence may name several days: the step of the duty's own. */
function stepIn(steps: readonly DatedStep[], { span, due, cadence }: Duty): DatedStep | null {
  if (cadence !== 'once') return null;
  const inside = steps.filter((step) => overlaps(step.span, span));
  const [, month, day] = /(\d{2})-(\d{2})$/.exec(due ?? '') ?? [];
  const same = inside.find(
    ({ on }) => on.month === Number(month) && (on.day === null || on.day === Number(day)),
  );
  return same ?? (due === undefined && inside.length === 1 ? (inside[0] ?? null) : null);
}
