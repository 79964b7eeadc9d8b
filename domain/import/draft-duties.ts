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
  /** Places of the tasks that have this as their last day; the sentence is that of their field. */
  limits?: readonly number[];
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
    ...deadlines(document),
    ...possible.map((duty) => ({ ...duty, isPossible: true, step: null })),
  ];
  return all.map((each, duty) => {
    const { task, ...rest } = { task: undefined, ...each };
    return { duty, inTask: task !== undefined, ...rest };
  });
}

/** Days that tasks have in a field of their own (完成时限), each once for all tasks that share it. */
function deadlines({ tasks, duties, datedSteps }: ParsedDocument) {
  const places = new Map<string, number[]>();
  for (const [index, { deadline, span }] of tasks.entries()) {
    const isSaid = [...duties, ...datedSteps].some((other) => overlaps(other.span, span));
    if (deadline && !isSaid) places.set(deadline, [...(places.get(deadline) ?? []), index + 1]);
  }
  return [...places]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([due, limits]) => {
      const first = tasks[(limits[0] ?? 0) - 1];
      if (!first) return [];
      const { span, text } = first;
      const cadence = 'once' as const;
      const kind = 'deliverable' as const;
      return [{ kind, quote: text, span, cadence, due, limits, isPossible: false, step: null }];
    });
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
