import type { InstructionRow } from '../instructions.ts';
import type { TimelineMail } from './timeline-mail.ts';

/** What the government said to a report (批示), and what the commission does about it. */
export interface InstructionEntry {
  kind: 'instruction';
  at: Date;
  what: 'given' | 'taken_up';
  by: string;
  words: string;
  mails: TimelineMail[];
}

/**
 * An instruction as the timeline needs it: the last part of its id is the step of its mail, and with
 * `-taken` of its answer's.
 */
export type TimelineInstruction = Omit<InstructionRow, 'report'>;

/** What happened to one instruction. */
export function instructionEntries(
  { id, text, givenAt, givenBy, takenUpAt, takenUpBy, answer }: TimelineInstruction,
  mails: readonly (TimelineMail & { step: string })[],
): InstructionEntry[] {
  const step = id.slice(id.lastIndexOf('/') + 1);
  const entry = (
    what: InstructionEntry['what'],
    of: Pick<InstructionEntry, 'at' | 'by' | 'words'>,
    name: string,
  ): InstructionEntry => ({
    ...{ kind: 'instruction', what, ...of },
    mails: mails.filter((mail) => mail.step === name),
  });
  const given = entry('given', { at: givenAt, by: givenBy, words: text }, step);
  if (!takenUpAt) return [given];
  const taken = { at: takenUpAt, by: takenUpBy ?? '', words: answer ?? '' };
  return [given, entry('taken_up', taken, `${step}-taken`)];
}
