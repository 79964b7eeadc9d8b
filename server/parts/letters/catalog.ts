import type { LetterRefusal } from '../../../domain/letters/letter-refusal.ts';
import type { TextChange } from '../../../ledger/read/desk/letter-drafts.ts';

/** What pages say of letters and circulars (督办函、通报), in one language. */
export interface LetterPageWords {
  draft: {
    title: string;
    kind: string;
    to: string;
    cycle: string;
    about: string;
    state: string;
    /** As it is assembled each day; nobody has worded it. */
    assembled: string;
    savedBy(version: number, at: string): string;
    how: Record<TextChange, string>;
    edit: string;
    editText: string;
    wordTitle: string;
    opening: string;
    facts: string;
    factsText(on: string): string;
    closing: string;
    save: string;
    revert: string;
    revertText: string;
    versions: string;
    versionsText: string;
    version(number: number): string;
    /** Leads from a list to its page. */
    open: string;
    back: string;
    readOnly: string;
  };
  changes: {
    title: string;
    joined: string;
    left: string;
    altered: string;
    frame: string;
    answerPast(date: string): string;
    /** What was due on one day and is due on another. */
    from: string;
    renew: string;
    renewText: string;
    assemble: string;
    assembleText: string;
    /** A badge in a list. */
    badge: string;
  };
  refused: {
    [Code in Exclude<LetterRefusal['code'], 'edited_since'>]: string;
  } & { edited_since(at: string): string };
  /** Said where what was typed was not saved, and stands in the form still. */
  keptTyping: string;
}
