import { dayIn } from '../document/dated-steps.ts';
import type { DatedStep } from '../document/types.ts';
import type { DatedValues } from '../../schemas/obligation-values.ts';
import type { Proposal, ProposalContext } from './kind.ts';

/**
 * What the dated steps of a document would make somebody owe: a task's step its leads; one of the cover
 * letter whom its sentence names, or else every agency with tasks.
 */
export function proposeDeliverables({ document, year, agencies }: ProposalContext): Proposal[] {
  const used = new Map<string, number>();
  return document.datedSteps.flatMap((step): Proposal[] => {
    const on = dayIn(step.on, year);
    if (on === null) return [];
    const base = baseOf(step);
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    const key = count === 1 ? base : `${base}-${count}`;
    const titleEn = count === 1 ? englishOf(step) : `${englishOf(step)} (${count})`;
    const dated: DatedValues = { on, key, title: step.title, titleEn, who: whoOf(step, agencies) };
    return [{ key, values: { dated }, quote: step.quote, span: step.span }];
  });
}

const baseOf = ({ asks, task }: DatedStep): string =>
  asks === 'contacts'
    ? 'contacts'
    : task !== null
      ? `t${String(task).padStart(3, '0')}`
      : asks === 'publication'
        ? 'publication'
        : 'letter';

function englishOf({ asks, task }: DatedStep): string {
  if (asks === 'contacts') return 'List of contacts';
  if (asks === 'publication') return task === null ? 'Publication' : `Publication, task ${task}`;
  return task === null ? 'Step in the cover letter' : `Step of task ${task}`;
}

function whoOf(
  { task, subject, quote }: DatedStep,
  agencies: ProposalContext['agencies'],
): DatedValues['who'] {
  if (task !== null) return { tasks: [task] };
  const named = agencies.filter(({ names }) => names.some((name) => subject.includes(name)));
  const [first, ...others] = named.map(({ id }) => id);
  if (first !== undefined) return { agencies: [first, ...others] };
  const isAsked = (words: RegExp) => words.test(subject === '' ? quote : subject);
  if (!isAsked(/地区|盟市|各市|各盟|旗县/)) return 'with-tasks';
  return isAsked(/部门|单位|厅局|委办/) ? 'all' : 'regions';
}
