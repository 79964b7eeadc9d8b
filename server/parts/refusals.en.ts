import type { RefusalWords } from './refusals.ts';

export const refusalsEn: RefusalWords = {
  not_found: () => ({
    why: 'There is no such report.',
    todo: 'Please begin at the first page.',
  }),
  not_yours: () => ({
    why: 'Another agency files this report.',
    todo: 'Check which report it is; if the duty has moved, tell the commission.',
  }),
  only_commission: () => ({
    why: 'Only the commission reviews.',
    todo: 'Sign in as a user of the commission.',
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
    todo: 'You need not submit it again. To change it, ask the commission to return it.',
  }),
  already_accepted: ({ acceptedAt }, tell) => ({
    why: `This was accepted on ${tell(acceptedAt)}.`,
    todo: 'Nothing is left to do.',
  }),
  withdrawn: () => ({
    why: 'This report was withdrawn and is no longer owed.',
    todo: 'Nothing is left to do.',
  }),
  empty_report: () => ({
    why: 'An empty report cannot be filed.',
    todo: 'Fill in at least one section; if there is no progress, choose “No progress” and say why.',
  }),
  nil_needs_reason: () => ({
    why: '“No progress” needs a reason.',
    todo: 'Say why there is no progress.',
  }),
  return_needs_reason: () => ({
    why: 'A return needs a reason.',
    todo: 'Write what is to be added or changed.',
  }),
  nothing_to_review: () => ({
    why: 'There is nothing to review at present.',
    todo: 'Wait until the agency has filed.',
  }),
  changed_since: ({ revision }) => ({
    why: `This has changed since: the newest is revision ${revision}, and you were not looking at it.`,
    todo: 'Read the newest before you go on.',
  }),
  already_launched: ({ launchedAt }, tell) => ({
    why: `This was launched on ${tell(launchedAt)}.`,
    todo: 'It need not be launched again.',
  }),
  bad_period: () => ({
    why: 'These years are no period.',
    todo: 'Check the first and the last year.',
  }),
};
