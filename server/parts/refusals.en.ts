import type { Clash } from '../../domain/kinds/cycles.ts';
import { kindWordsOf } from '../../domain/kinds/words.ts';
import { wordsEn } from '../../domain/words/words.en.ts';
import { attachmentRefusalsEn } from './attachment-refusals.en.ts';
import { extensionRefusalsEn } from './extensions/refusals.ts';
import { changeRefusalsEn } from './change-refusals.en.ts';
import { inspectionRefusalsEn } from './inspection-refusals.en.ts';
import { indicatorRefusalsEn } from './indicator-refusals.en.ts';
import { preparationRefusalsEn } from './preparation-refusals.en.ts';
import { registerRefusalsEn } from './register-refusals.en.ts';
import { issueRefusalsEn } from './issue-refusals.en.ts';
import { signOffRefusalsEn } from './sign-off-refusals.en.ts';
import type { RefusalWords } from './refusals.ts';

const clash = ({ kind, period, opensOn, dueOn }: Clash) => {
  const { name, about } = kindWordsOf('en', kind);
  return `${about(period) || name}, opening on ${wordsEn.shortDate(opensOn)} and due on ${wordsEn.shortDate(dueOn)}`;
};

/** Every refusal in English. */
export const refusalsEn: RefusalWords = {
  ...extensionRefusalsEn,
  ...changeRefusalsEn,
  ...preparationRefusalsEn,
  ...signOffRefusalsEn,
  ...inspectionRefusalsEn,
  ...issueRefusalsEn,
  ...indicatorRefusalsEn,
  ...attachmentRefusalsEn,
  rehearsal_under_way: ({ askedAt }, tell) => ({
    why: `Another rehearsal is under way since ${tell(askedAt)}; there is one at a time.`,
    todo: 'Wait until it has ended, or cancel it first.',
  }),
  rehearsal_over: () => ({
    why: 'This rehearsal has ended.',
    todo: 'There is nothing to cancel: look at its result, or rehearse again.',
  }),
  calendar_changed: () => ({
    why: 'The workday calendar has just been changed: this is no longer what was brought in last.',
    todo: 'Reload the page and look at the calendar as it is now.',
  }),
  calendar_of_others: ({ title }) => ({
    why: `All plans share one workday calendar, and another commission’s plan goes by it: ${title}`,
    todo: 'Ask the administrator to bring it in.',
  }),
  ...registerRefusalsEn,
  needs_words: () => ({
    why: 'Nothing was said.',
    todo: 'Say why, or what you think, in words; the agencies concerned will read them.',
  }),
  words_too_long: ({ most, given }) => ({
    why: `The text is too long: ${given} characters, of at most ${most}.`,
    todo: 'Shorten it and send it again; what was written stays on the page.',
  }),
  nothing_refused: () => ({
    why: 'There are no such refused mails, or they were sent again already.',
    todo: 'Load the page anew.',
  }),
  no_such_task: () => ({
    why: 'Your agency was not assigned this task.',
    todo: 'Choose one of its tasks, or object to the whole assignment.',
  }),
  objection_closed: ({ closedAt }, tell) => ({
    why: `This objection was answered or withdrawn on ${tell(closedAt)}.`,
    todo: 'Nothing remains to be done; another may be raised.',
  }),
  only_superior_answers: () => ({
    why: 'An objection is answered by the superior of the agency that raised it.',
    todo: 'Sign in with an account of that agency.',
  }),
  bad_contact: ({ field }) =>
    field === 'address'
      ? { why: 'This is no e-mail address.', todo: 'Check the address.' }
      : {
          why: 'The name is missing, or too long.',
          todo: 'Give a name of at most 60 characters.',
        },
  address_taken: () => ({
    why: 'Another agency has registered this address.',
    todo: 'Use an address of your own agency, or ask the commission.',
  }),
  contact_exists: ({ name }) => ({
    why: `${name} of your agency has this address in the same role already.`,
    todo: 'Change that contact, or use another address.',
  }),
  last_officer: () => ({
    why: 'This is your agency’s only officer; nobody would be told anything.',
    todo: 'Add another officer first.',
  }),
  wrong_code: ({ left }) => ({
    why: 'The code is wrong.',
    todo:
      left > 0 ? `${left} ${left === 1 ? 'try is' : 'tries are'} left.` : 'Have a new code sent.',
  }),
  code_over: () => ({
    why: 'The code is over: older than 10 minutes, used, or tried too often.',
    todo: 'Have a new code sent.',
  }),
  too_many_codes: () => ({ why: 'Too many codes were sent.', todo: 'Try again later.' }),
  not_found: () => ({
    why: 'There is no such report.',
    todo: 'Please begin at the first page.',
  }),
  not_yours: () => ({
    why: 'Another agency files this report.',
    todo: 'Check which report it is; if the duty has moved, tell the commission.',
  }),
  only_reviewer: () => ({
    why: 'Only the superior of the agency that owes it reviews it; nobody reviews their own.',
    todo: 'Sign in as a user of the reviewing agency.',
  }),
  only_operator: () => ({
    why: 'Only the commission or an administrator may do this.',
    todo: 'Ask the commission.',
  }),
  not_open_yet: ({ opensAt }, tell) => ({
    why: 'Reporting has not opened yet.',
    todo: `It opens on ${tell(opensAt)}; a mail will tell you.`,
  }),
  already_filed: ({ filedAt }, tell) => ({
    why: `This was filed on ${tell(filedAt)} and is in review. Nothing was recorded twice.`,
    todo: 'You need not submit it again. To change it before it is reviewed, take it back and file anew.',
  }),
  already_accepted: ({ acceptedAt }, tell) => ({
    why: `This was accepted on ${tell(acceptedAt)}.`,
    todo: 'Nothing is left to do.',
  }),
  left_roster: ({ leftAt }, tell) => ({
    why: `This report has not been owed any more since ${tell(leftAt)}.`,
    todo: 'Nothing is left to do.',
  }),
  field_needed: () => ({
    why: 'Something that is required was not filled in.',
    todo: 'Fill it in and file again.',
  }),
  revealed: ({ revealedAt }, instant) => ({
    why: `The midterm evaluation was revealed on ${instant(revealedAt)}.`,
    todo: 'No self-evaluation or assessment is taken any more, and no assessor named.',
  }),
  assessor_responsible: () => ({
    why: 'Your agency has come to have a part in this task and cannot assess it.',
    todo: 'Ask the commission to name another assessor.',
  }),
  no_assessor: () => ({
    why: 'No assessor was chosen, or one who is not active any more.',
    todo: 'Choose one or several from the list.',
  }),
  no_evaluation: () => ({
    why: 'No independent assessment is owed under this plan.',
    todo: 'It is confirmed with the launch; a plan that runs without it takes no assessors.',
  }),
  empty_report: () => ({
    why: 'An empty report cannot be filed.',
    todo: 'Fill in at least one section; if there is no progress, choose “No progress” and say why.',
  }),
  nil_needs_reason: () => ({
    why: '“No progress” needs a reason.',
    todo: 'Say why there is no progress.',
  }),
  nil_not_taken: () => ({
    why: 'This cannot be filed as “no progress”.',
    todo: 'Please fill in the form.',
  }),
  questioned: ({ doubt }) => ({
    why:
      doubt === 'short'
        ? 'Not filed yet: it says next to nothing about what was done.'
        : 'Not filed yet: it is nearly the same as last time.',
    todo:
      doubt === 'short'
        ? 'Say what was done and what came of it. If this is all there is, file it as it is: it is marked, and counted apart.'
        : 'Say what has changed. If nothing has, file it as it is: it is marked, and counted apart.',
  }),
  return_needs_reason: () => ({
    why: 'A return needs a reason.',
    todo: 'Write what is to be added or changed.',
  }),
  nothing_to_review: () => ({
    why: 'There is nothing to review at present.',
    todo: 'Wait until the agency has filed.',
  }),
  nothing_to_withdraw: () => ({
    why: 'There is no filing that could be taken back.',
    todo: 'See how it stands now, and file anew if it is to be changed.',
  }),
  review_begun: ({ begunAt }, tell) => ({
    why: `The review began on ${tell(begunAt)}.`,
    todo: 'If something is to be changed, ask the reviewer to return it; you then have the workdays of a return to file again.',
  }),
  nothing_to_reopen: () => ({
    why: 'This was not accepted by a review, so it cannot be reopened.',
    todo: 'See how it stands now.',
  }),
  passed_on: () => ({
    why: 'This report has passed to another agency and is no longer yours to file.',
    todo: 'What you typed was not filed; copy it for the successor. What you filed before can still be read.',
  }),
  plan_ended: ({ endedAt }, tell) => ({
    why: `The plan’s last cycle was closed on ${tell(endedAt)}.`,
    todo: 'Nothing of an ended plan is reopened; ask for a supplement by letter.',
  }),
  changed_since: ({ revision }) => ({
    why: `This has changed since: the newest is revision ${revision}, and you were not looking at it.`,
    todo: 'Read the newest before you go on.',
  }),
  already_launched: ({ launchedAt }, tell) => ({
    why: `This was launched on ${tell(launchedAt)}.`,
    todo: 'It need not be launched again.',
  }),
  is_part: () => ({
    why: 'This is the opinion of a cooperating agency, not a report of its own.',
    todo: 'Use the page of the opinion.',
  }),
  lead_report_closed: () => ({
    why: 'The lead agency’s report has been accepted or its books are closed; opinions are no longer taken.',
    todo: 'Ask the lead agency, or whoever reviews its report.',
  }),
  text_changed: () => ({
    why: 'The lead agency’s text has changed since you opened the page; your opinion is not put on a text you have not seen.',
    todo: 'Read the text as it is now and send it again; what you typed is kept.',
  }),
  position_needed: () => ({
    why: 'It does not say whether you agree.',
    todo: 'Choose “Agree” or “Disagree”.',
  }),
  opinion_needed: () => ({
    why: 'A disagreement needs an opinion.',
    todo: 'Say what should be changed, and why.',
  }),
  not_launched: () => ({ why: 'It has not been launched.', todo: 'Launch it first.' }),
  bad_period: () => ({
    why: 'These years are no period.',
    todo: 'Check the first and the last year.',
  }),
  no_obligations: () => ({
    why: 'No obligation is confirmed, so nobody would owe anything.',
    todo: 'Confirm the obligations first.',
  }),
  dates_clash: ({ clashes }) => ({
    why: `Some cycles would open after they are due: ${clashes.map(clash).join('; ')}.`,
    todo: 'Change the years or the dates of reporting.',
  }),
  steps_out_of_order: ({ kind }) => ({
    why: `The steps for “${kindWordsOf('en', kind).name}” are out of order: a graver one comes before a milder one.`,
    todo: 'Change the dates of the steps.',
  }),
  mails_sent: ({ sent }) => ({
    why: `${sent === 1 ? 'A mail has' : `${sent} mails have`} left, so the launch cannot be undone.`,
    todo: 'Pause reporting if it is to stop.',
  }),
  handed_in: ({ count }) => ({
    why: `Agencies have handed in ${count} ${count === 1 ? 'paper' : 'papers'}, which undoing the launch would lose, so it cannot be undone.`,
    todo: 'Pause reporting if it is to stop.',
  }),
  already_paused: ({ pausedAt }, tell) => ({
    why: `Reporting has been paused since ${tell(pausedAt)}.`,
    todo: 'It need not be paused again.',
  }),
  not_paused: () => ({ why: 'Reporting is not paused.', todo: 'It need not be resumed.' }),
};
