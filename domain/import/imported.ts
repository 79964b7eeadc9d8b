import type { Duty, Indicator, ParsedDocument, Task } from '../document/types.ts';
import type { DatedValues, ObligationValues } from '../../schemas/obligation-values.ts';
import type { DraftObligation } from '../../schemas/import-decision.ts';
import type { DraftTask } from './draft-task.ts';
import type { DraftDuty, Drafted } from './drafted.ts';
import { resolvedRoles, type Resolved } from './resolve.ts';

/** The tasks of a draft that are imported, in their order. */
export const keptTasks = ({ tasks }: Pick<Drafted, 'tasks'>): DraftTask[] =>
  tasks.filter(({ removed }) => removed === null);

/**
 * The document as it is imported: what a person has made of the reading, with every agency under the name
 * that `nameOf` gives for its id.
 */
export function importedDocument(
  draft: Drafted,
  reading: ParsedDocument,
  resolved: Resolved,
  nameOf: (id: string) => string,
): ParsedDocument {
  const kept = keptTasks(draft);
  return {
    title: draft.title,
    period: draft.period,
    tasks: kept.map((task): Task => {
      const roles = resolvedRoles(task.roles, resolved);
      const named = (wanted: (typeof roles)[number]['role']) =>
        roles.filter(({ role }) => role === wanted).map(({ agencyId }) => nameOf(agencyId));
      const { number, chapter, section, text, span } = task;
      return {
        ...{ number, chapter, section, text, span },
        lead: named('lead'),
        cooperating: named('cooperating'),
        responsible: named('responsible'),
      };
    }),
    agencies: [],
    duties: ordering(draft).map(({ kind, quote, span, cadence }): Duty => ({
      ...{ kind, quote, span, cadence },
    })),
    indicators: kept.flatMap((task, index) => targetsOf(task, index + 1, reading.indicators)),
    datedSteps: [],
  };
}

/** What a task sets itself, as far as its words still say so; of a task with this place. */
export const targetsOf = (
  { origins, text }: DraftTask,
  place: number,
  all: ParsedDocument['indicators'],
): Indicator[] =>
  all
    .filter(({ task, quote }) => origins.includes(task) && text.includes(quote))
    .map((indicator) => ({ ...indicator, task: place }));

/** The sentences that order something, whether or not a clock follows: they stay with the plan. */
export const ordering = ({ duties }: Drafted): DraftDuty[] =>
  duties.filter(({ isPossible, confirmed }) => !isPossible || confirmed !== null);

/** What was chosen of an obligation, as the ledger stores it. */
export function valuesOf(
  { values, dated }: DraftObligation,
  draft: Drafted,
  tasks: readonly number[],
  resolved: Resolved,
): ObligationValues {
  if (!dated) return values;
  return { ...values, dated: { ...dated, who: whoOf(dated.who, draft, tasks, resolved) } };
}

function whoOf(
  who: NonNullable<DraftObligation['dated']>['who'],
  draft: Drafted,
  tasks: readonly number[],
  resolved: Resolved,
): DatedValues['who'] {
  const kept = keptTasks(draft);
  if (who === 'task') {
    // Places count what is kept only.
    const [first, ...others] = tasks
      .map((place) => kept.indexOf(draft.tasks[place - 1] as DraftTask) + 1)
      .filter((place) => place > 0);
    return first === undefined ? 'with-tasks' : { tasks: [first, ...others] };
  }
  if (who !== 'leads' && typeof who === 'string') return who;
  const ids =
    who === 'leads'
      ? kept.flatMap(({ roles }) =>
          resolvedRoles(roles, resolved)
            .filter(({ role }) => role !== 'cooperating')
            .map(({ agencyId }) => agencyId),
        )
      : who.names.flatMap(resolved.idsOf);
  const [first, ...others] = [...new Set(ids)];
  return first === undefined ? 'with-tasks' : { agencies: [first, ...others] };
}
