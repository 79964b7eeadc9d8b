import type { ImportWords } from './catalog.ts';

/** Why something is not done with a draft, in English. */
export const importRefusalsEn: ImportWords['refusal'] = {
  not_found: () => ({ why: 'There is no such draft.', todo: 'Choose one from the list.' }),
  known_file: () => ({
    why: 'The same document was handed in before.',
    todo: 'It was not kept twice: use its draft, or its plan.',
  }),
  decided_meanwhile: ({ by, at }, tell) => ({
    why: `${by} has decided on the same at ${tell(at)}; yours was not saved, and still stands below.`,
    todo: 'Look at how it is now; to change it all the same, save again.',
  }),
  imported: () => ({ why: 'This draft has been imported.', todo: 'Go on in its plan.' }),
  discarded: ({ by, at }, tell) => ({
    why: `This draft was thrown away by ${by} at ${tell(at)}.`,
    todo: 'To go on with it, restore it from the list.',
  }),
  not_discarded: () => ({ why: 'This draft was not thrown away.', todo: 'Nothing was changed.' }),
  nothing_to_undo: () => ({ why: 'There is nothing to be undone.', todo: 'Nothing was changed.' }),
  nothing_to_redo: () => ({
    why: 'There is nothing to be taken again.',
    todo: 'Nothing was changed.',
  }),
  bad_field: ({ field }) => ({
    why: `It cannot be saved like this: ${FIELDS[field] ?? 'check the fields'}.`,
    todo: 'Correct it and save again; nothing else was changed.',
  }),
  unknown_names: ({ names }) => ({
    why: `There is no agency of this name: ${names.join(', ')}.`,
    todo: 'Use a name of the document or of the register.',
  }),
  open_points: () => ({
    why: 'Something has not been checked yet; nothing was imported.',
    todo: 'Do what is listed below, and import again.',
  }),
  other_commission: () => ({
    why: 'It is to be overseen by another agency than yours; nothing was imported.',
    todo: 'Choose your own agency, or have an administrator import it.',
  }),
  nothing_to_amend: () => ({
    why: 'Nothing of the differences is ticked.',
    todo: 'Tick what is to be entered into the plan.',
  }),
  is_amendment: () => ({
    why: 'This document amends a plan; no second plan is made of it.',
    todo: 'Look at the difference and enter it into the plan, or say that it is a plan of its own.',
  }),
  task_refused: ({ task }) => ({
    why: `Task ${task} cannot be changed so; nothing was changed.`,
    todo: 'Somebody must lead a task or be responsible for it: correct it, or untick it.',
  }),
  plan_ended: () => ({
    why: 'That plan has ended and is not amended any more.',
    todo: 'Import the document as a plan of its own.',
  }),
};

const FIELDS: Readonly<Record<string, string>> = {
  title: 'a title is needed',
  period: 'years have four digits, and the first is not after the last',
  roles: 'names are too long or too many',
  text: 'the words are missing or too long',
  lines: 'the lines must be lines of the document',
  why: 'say why',
  split: 'choose the sentence',
  agency: 'choose an agency',
  match: 'say who is meant',
  kind: 'choose what it is',
  due: 'a date or a number is wrong',
  ladder: 'reminders and escalation are numbers',
  date: 'the day must exist, as 2027-06-30 does',
  'item-title': 'say what it is called',
  names: 'name the agencies',
};
