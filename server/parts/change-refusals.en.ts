import { kindWordsOf } from '../../domain/kinds/words.ts';
import type { ChangeRefusal } from '../../domain/report/refusal.ts';
import type { RefusalWords } from './refusals.ts';

/** Why a task, an obligation or an agency's duties cannot be changed so, in English. */
export const changeRefusalsEn: Pick<RefusalWords, ChangeRefusal['code']> = {
  unknown_task: () => ({ why: 'There is no such task.', todo: 'Begin at the list of tasks.' }),
  task_set_aside: ({ setAsideAt }, tell) => ({
    why: `This task was dropped or completed on ${tell(setAsideAt)}.`,
    todo: 'Resume it first if it is to go on.',
  }),
  not_set_aside: () => ({
    why: 'This task goes on; there is nothing to resume.',
    todo: 'See how the task stands now.',
  }),
  needs_owner: () => ({
    why: 'Somebody has to lead a task, or be responsible for it.',
    todo: 'Name who takes over; if the task is not to go on, drop it.',
  }),
  nothing_changed: () => ({
    why: 'Nothing is different, so nothing was recorded.',
    todo: 'Change something before you submit.',
  }),
  no_such_obligation: () => ({
    why: 'There is no such obligation.',
    todo: 'Begin at the list of obligations.',
  }),
  obligation_ended: ({ endedAt }, tell) => ({
    why: `This obligation was ended on ${tell(endedAt)}.`,
    todo: 'It need not be ended again.',
  }),
  obligation_not_ended: () => ({
    why: 'This obligation was not ended.',
    todo: 'There is nothing to resume.',
  }),
  cycle_passed: ({ kind, period }) => {
    const { about, name } = kindWordsOf('en', kind);
    return {
      why: `Since it was ended, ${about(period) || name} would have opened; that is not made up for.`,
      todo: 'Confirm an obligation anew.',
    };
  },
  no_such_agency: () => ({ why: 'There is no such agency.', todo: 'Choose one from the list.' }),
  same_agency: () => ({ why: 'Both agencies are the same.', todo: 'Choose another one.' }),
  agency_ended: ({ endedAt }, tell) => ({
    why: `That agency was merged or renamed on ${tell(endedAt)}.`,
    todo: 'Choose the one that took its duties over.',
  }),
  plan_office: () => ({
    why: 'It is a plan’s commission or government office, which reviews and escalates, and is not passed on here.',
    todo: 'Ask an administrator to change the plan’s offices.',
  }),
  not_alike: () => ({
    why: 'A region and a department do not owe the same, so one cannot take over from the other.',
    todo: 'Choose a region for a region, a department for a department.',
  }),
  name_taken: ({ name }) => ({
    why: `There is an agency called “${name}” already.`,
    todo: 'Give another name; to merge into that one, choose “merge”.',
  }),
  bad_name: () => ({
    why: 'A name is needed, of at most 100 characters.',
    todo: 'Fill it in before you submit.',
  }),
  no_tasks: () => ({
    why: 'No task to pass was chosen.',
    todo: 'Choose at least one task of this agency.',
  }),
  other_plan: ({ title }) => ({
    why: `It has tasks in “${title}” too, which is another commission’s plan.`,
    todo: 'Ask an administrator, or that plan’s commission first.',
  }),
};
