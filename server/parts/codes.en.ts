import { mailCodeText, type MailCodeWords } from './mail-code.ts';

/** What the audit's actions are called; an unknown one is shown as it is. */
const ACTIONS: Readonly<Record<string, string>> = {
  launch: 'Launched the plan',
  file: 'Filed',
  return: 'Returned',
  accept: 'Accepted',
  escalate: 'Escalated',
  issue: 'Issued',
  close: 'Closed the books',
  withdraw: 'Took back a filing',
  edit_letter: 'Edited a draft',
  undo_issue: 'Took back what was issued',
  undo_launch: 'Undid the launch',
  pause: 'Paused the plan',
  send_again: 'Had refused mails sent again',
  resume: 'Resumed the plan',
  ask_extension: 'Asked for an extension',
  confirm_extension: 'Confirmed a request for an extension',
  decline_extension: 'Declined a request for an extension',
  withdraw_extension: 'Withdrew a request for an extension',
  grant_extension: 'Granted an extension',
  refuse_extension: 'Refused an extension',
  change_policy: 'Changed the policy',
  accept_finding: 'Accepted a finding of the preflight',
  reopen_finding: 'Took back the acceptance of a finding',
  end_plan: 'Ended the plan',
  resume_plan_end: 'Took back the end of the plan',
  confirm_obligations: 'Confirmed obligations',
  begin_review: 'Began the review',
  reopen: 'Reopened',
  set_aside: 'Set a task aside',
  resume_task: 'Resumed a task',
  change_task: 'Changed a task',
  end_obligation: 'Ended an obligation',
  resume_obligation: 'Resumed an obligation',
  transfer: 'Transferred duties',
  contribute: 'Gave an opinion',
  share_draft: 'Shared a draft',
  object: 'Objected',
  withdraw_objection: 'Withdrew an objection',
  answer_objection: 'Answered an objection',
  ask_contact: 'Asked for a contact',
  add_contact: 'Added a contact',
  change_contact: 'Changed a contact',
  deactivate_contact: 'Deactivated a contact',
  save_writing: 'Saved a text',
  hand_in: 'Handed in to be signed off',
  send_back: 'Sent back to its writer',
  assign_assessors: 'Named assessors',
  reveal: 'Revealed the midterm evaluation',
  sign_off: 'Signed off',
  instruct: 'Gave an instruction',
  take_up: 'Took up an instruction',
};

const ACTORS: Readonly<Record<string, string>> = {
  agency: 'Agency',
  commission: 'Commission',
  government: 'Government office',
  admin: 'Administrator',
  system: 'System',
};

const DUTIES: Readonly<Record<string, string>> = {
  implementation_plan: 'Implementation plans',
  policy: 'Taking up national policy',
  coordination: 'Coordination',
  midterm: 'Mid-term evaluation',
  major_issue: 'Reporting major issues',
  annual: 'Annual reports',
  consolidation: 'Consolidation',
  inspection: 'Inspection',
  report: 'Reporting',
  publish: 'Publication',
  deliverable: 'Due by a date',
  dated_step: 'Dated item',
};

/** What was done, by its name in the audit; an unknown name stands as it is. */
export const actionEn = (action: string): string => ACTIONS[action] ?? action;
/** Who it was done by, by the kind of actor. */
export const actorEn = (kind: string): string => ACTORS[kind] ?? kind;
/** What a sentence of the document orders. */
export const dutyEn = (kind: string): string => DUTIES[kind] ?? kind;

const MAIL: MailCodeWords = {
  stage: {
    connect: 'Connecting to the mail server',
    greeting: 'Waiting for the mail server',
    ehlo: 'Greeting the mail server',
    tls: 'Setting up encryption',
    auth: 'Signing in at the mail server',
    mail: 'Naming the sender',
    rcpt: 'Naming the recipient',
    data: 'Handing over the mail',
    message: 'Sending the content',
  },
  what: {
    timeout: 'timed out',
    dns: 'server not found',
    tls: 'encryption failed',
    protocol: 'unexpected answer',
    deadline: 'took too long and was stopped',
    refused: 'connection refused',
    unreachable: 'network unreachable',
    dropped: 'connection lost',
    size: 'the mail is too big',
    credentials: 'account or password is wrong',
    address: 'the address is malformed',
  },
  whole: {
    tls: 'Encryption failed',
    closed: 'Sending was stopped and will be tried again',
    lease_expired: 'Sending was interrupted; it may or may not have arrived',
  },
  noReply: (stage, what) => `${stage}: ${what}`,
  taken: 'Taken by the server',
  recipient: (forNow) => `The recipient’s address was refused${forNow ? ' for now' : ''}`,
  refused: (stage, forNow) => `${stage}: refused${forNow ? ' for now' : ''} by the server`,
  withCode: (text, code) => `${text} (${code})`,
};

/** What became of a mail, by its code. */
export const mailCodeEn = (code: string): string => mailCodeText(code, MAIL);
