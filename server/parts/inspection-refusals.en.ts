import type { InspectionRefusal } from '../../domain/inspections/refusal.ts';
import { wordsEn } from '../../domain/words/words.en.ts';
import { stagesEn } from './inspections/stages.ts';
import type { RefusalWords } from './refusals.ts';

const LACKING = { subjects: 'what is inspected', team: 'a team', dates: 'the days' } as const;

/** Why something about an inspection is not done. */
export const inspectionRefusalsEn: Pick<RefusalWords, InspectionRefusal['code']> = {
  only_government_orders: () => ({
    why: 'The government office orders inspections.',
    todo: 'Sign in for the government office.',
  }),
  only_inspecting_offices: () => ({
    why: 'The government office and the commission carry inspections out.',
    todo: 'Ask one of them, or a member of the team.',
  }),
  inspects_itself: () => ({
    why: 'Your own agency is inspected: it cannot carry this inspection out.',
    todo: 'Leave it to the government office.',
  }),
  inspection_stage: ({ stage }) => ({
    why: `This inspection is at “${stagesEn[stage]}”: that cannot be done now.`,
    todo: 'Look at it as it stands.',
  }),
  inspection_changed: () => ({
    why: 'The inspection has changed since you opened the page; nothing was done.',
    todo: 'Look at what it says now, and send it again; what you typed is kept.',
  }),
  inspection_lacks: ({ lacking }) => ({
    why: `Still missing: ${lacking.map((each) => LACKING[each]).join(', ')}.`,
    todo: 'Arrange it and save, then announce it.',
  }),
  inspection_dates: ({ fault, date }) =>
    ({
      none: {
        why: 'The first or the last day is missing, or there is no such day.',
        todo: 'Give both days.',
      },
      past: {
        why: `The first day is before today, ${wordsEn.date(date)}.`,
        todo: 'Choose today or a later day.',
      },
      order: {
        why: `The last day is before the first, ${wordsEn.date(date)}.`,
        todo: 'Check both days.',
      },
    })[fault],
  bad_share: () => ({
    why: 'The random share is no percentage.',
    todo: 'Give a whole number from 0 to 100.',
  }),
  no_such_subject: () => ({
    why: 'Something that you chose is no longer among the tasks of the plan; nothing was saved.',
    todo: 'Choose again.',
  }),
  no_such_member: () => ({
    why: 'Somebody whom you chose is no longer active; nothing was saved.',
    todo: 'Choose again.',
  }),
  member_inspects_own: ({ name }) => ({
    why: `${name} belongs to an inspected agency, or may act for one.`,
    todo: 'Choose somebody of another agency.',
  }),
  inspected_often: ({ names, limit }) => ({
    why: `Inspected as often as a year allows (${limit}): ${names.join(', ')}.`,
    todo: 'Leave it out, or say why it is inspected all the same.',
  }),
  not_inspected: () => ({
    why: 'This agency is not inspected here, or the task is not its own.',
    todo: 'Choose an inspected agency, and one of its tasks.',
  }),
  rectify_by: ({ fault, date }) => ({
    why: {
      none: 'The day by which it is to be put right is missing, or there is no such day.',
      past: 'The day by which it is to be put right must be after today.',
      day_off: 'The day by which it is to be put right is no workday.',
    }[fault],
    todo: `Choose ${wordsEn.date(date)} or a later workday.`,
  }),
  rectify_past: ({ numbers }) => ({
    why: `The day has come of findings ${numbers.join(', ')}: there is no conclusion yet.`,
    todo: 'Withdraw them, and record them with a later day.',
  }),
  finding_withdrawn: ({ withdrawnAt }, tell) => ({
    why: `This finding was withdrawn ${tell(withdrawnAt)}.`,
    todo: 'There is nothing to do.',
  }),
  finding_closed: ({ closedAt }, tell) => ({
    why: `This finding was put right and closed ${tell(closedAt)}.`,
    todo: 'What is closed is not withdrawn.',
  }),
  answer_over: ({ answerDueOn }) => ({
    why: `Answers were taken until ${wordsEn.date(answerDueOn)}.`,
    todo: 'Say it in the rectification of the finding; what you typed was not sent.',
  }),
};
