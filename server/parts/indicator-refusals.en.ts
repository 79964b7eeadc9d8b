import type { IndicatorField, IndicatorRefusal } from '../../domain/indicators/refusal.ts';
import type { RefusalWords } from './refusals.ts';

const FIELDS: Record<IndicatorField, string> = {
  name: 'The indicator has no name, or one of more than 120 characters.',
  target: 'There is no target, or one of more than 300 characters.',
  unit: 'A target in figures needs its unit (20 characters at most), and one unit alone.',
  base: 'The base is no number of that unit; a base year needs a base.',
  baseYear: 'The base year is no year of four digits.',
  byYear: 'The last year is no year of four digits, or is not after the base year.',
  task: 'No task was chosen.',
  agency: 'Without a task, an agency has to be chosen that reports it.',
};

/** Why an indicator cannot be confirmed or changed so. */
export const indicatorRefusalsEn: Pick<RefusalWords, IndicatorRefusal['code'] | 'figures'> = {
  figures: () => ({
    why: 'Not filed: a value lacks its unit, its source or a reason.',
    todo: 'Add what the fields ask for and file again; what you typed is in the form.',
  }),
  no_such_indicator: () => ({
    why: 'No indicator was chosen, or there is none of this kind.',
    todo: 'Reload the page and choose from the list.',
  }),
  indicator_field: ({ field }) => ({
    why: FIELDS[field],
    todo: 'Correct it and save again; what you typed is still on the page.',
  }),
  indicator_unchanged: () => ({
    why: 'The indicator is like this already; nothing was changed.',
    todo: 'Nothing is left to do; somebody else may have been quicker. Reload the page.',
  }),
  indicator_needs_task: () => ({
    why: 'This agency reports by task alone: it has no form for an indicator without one.',
    todo: 'Choose a task that it leads; only regions, which report on the whole plan, take indicators without a task.',
  }),
  indicator_not_owner: () => ({
    why: 'The agency neither leads the task nor is responsible for it, and owes no report on it.',
    todo: 'Choose another agency, or none: whoever leads the task reports it then.',
  }),
};
