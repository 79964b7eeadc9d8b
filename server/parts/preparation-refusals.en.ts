import type { PreparationRefusal } from '../../domain/report/refusal.ts';
import type { RefusalWords } from './refusals.ts';

/** Why a plan is not launched, its policy not changed, its end not ordered. */
export const preparationRefusalsEn: Pick<RefusalWords, PreparationRefusal['code']> = {
  preflight_open: ({ open }) => ({
    why: `The preflight has ${open} open ${open === 1 ? 'finding' : 'findings'}, neither solved nor accepted; the plan was not launched.`,
    todo: 'Go through them on the preflight page: solve each, or accept it by name with a reason.',
  }),
  finding_gone: () => ({
    why: 'This finding is not there any more.',
    todo: 'Look at what the preflight finds now.',
  }),
  finding_changed: () => ({
    why: 'The facts of this finding have changed since you opened the page; nothing was accepted.',
    todo: 'Look at the facts of now and send it again; your reason is kept.',
  }),
  finding_blocks: () => ({
    why: 'This finding cannot be accepted, only solved.',
    todo: 'Follow its link to where it is solved.',
  }),
  policy_changed: () => ({
    why: 'The arrangements were changed since you looked at what would come of it; nothing was saved.',
    todo: 'Look at what would come of it now and confirm again; what you typed is kept.',
  }),
  launch_changed: () => ({
    why: 'What the launch would bring about has changed since you looked; the plan was not launched.',
    todo: 'Look at the numbers of now and confirm again.',
  }),
  end_ordered: ({ endOrderedAt }, tell) => ({
    why: `The end of the plan was ordered on ${tell(endOrderedAt)}.`,
    todo: 'To go on, take the end back first, under “Launch and running”.',
  }),
  end_not_ordered: () => ({
    why: 'No end of the plan was ordered.',
    todo: 'There is nothing to take back.',
  }),
};
