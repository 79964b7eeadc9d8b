import { kindWordsOf } from '../../domain/kinds/words.ts';
import type { RefusalWords } from './refusals.ts';
import type { IssueRefusal } from '../../domain/issue/refusal.ts';

const FIELDS = { title: 'a title', what: 'what has happened', asked: 'what is asked for' };
const CLOSED = { answered: 'answered', withdrawn: 'withdrawn', merged: 'merged into another' };

/** Refusals of major issues in English. */
export const issueRefusalsEn: Pick<RefusalWords, IssueRefusal['code']> = {
  nothing_ordered: ({ kind }) => ({
    why: `The plan has no confirmed requirement “${kindWordsOf('en', kind).name}”.`,
    todo: 'Confirm it among the requirements first.',
  }),
  on_own_page: () => ({
    why: 'Major issues are not handled here.',
    todo: 'Pass on, answer or send back on the page “Major issues”.',
  }),
  only_agency_raises: () => ({
    why: 'Agencies and the commission raise major issues; the government office answers them.',
    todo: 'To give an order, use an instruction.',
  }),
  issue_lacks: ({ field }) => ({
    why: `It does not say ${FIELDS[field]}.`,
    todo: 'Add it and submit again; what you wrote is kept on the page.',
  }),
  issue_closed: ({ how, closedAt }, tell) => ({
    why: `The issue was ${CLOSED[how]} on ${tell(closedAt)}.`,
    todo: 'If there is something new, raise another issue.',
  }),
  issue_passed_on: ({ passedOnAt }, tell) => ({
    why: `The issue was passed on to the government on ${tell(passedOnAt)} and waits for its answer.`,
    todo: 'Wait for the answer; to correct something, ask the government office to send it back.',
  }),
  issue_not_passed_on: () => ({
    why: 'The issue has not been passed on yet, or was sent back.',
    todo: 'Answer once the commission has passed it on.',
  }),
  not_mergeable: () => ({
    why: 'It can only be merged into another open issue of the same plan.',
    todo: 'Choose another issue.',
  }),
  issue_followed: ({ numbers }) => ({
    why: `Issues no. ${numbers.join(', ')} were merged into this one and follow its answer.`,
    todo: 'Ask the commission to go on with it.',
  }),
};
