import type { LetterRefusal } from '../../../domain/letters/letter-refusal.ts';
import type { DraftEffect } from '../../../ledger/read/desk/drafts.ts';
import type { TextChange } from '../../../ledger/read/desk/letter-drafts.ts';

/** Refusals that tell when it was. */
type RefusedAt = 'edited_since' | 'already_issued' | 'number_used' | 'taken_back' | 'left';

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
    issue: string;
    issueText: string;
  };
  changes: {
    title: string;
    joined: string;
    left: string;
    altered: string;
    frame: string;
    answerPast(date: string): string;
    /** What was due on one day and is due on another. */
    moved(before: string, now: string): string;
    renew: string;
    renewText: string;
    assemble: string;
    assembleText: string;
    /** A badge in a list. */
    badge: string;
  };
  list: {
    tab: Record<'drafts' | 'issued', string>;
    noDrafts: string;
    noIssued: string;
    document: string;
    number: string;
    issued: string;
    draftsText: string;
    preview: string;
    previewText: string;
    /** Worded for drafts that are none any more. */
    unneeded: string;
    unneededText: string;
  };
  preview: {
    title: string;
    text: string;
    number: string;
    numberText: string;
    paper: string;
    mails: string;
    mailsTo(agencies: number, leaders: number, officers: number): string;
    /** Before the names of agencies of which nobody can be mailed to. */
    unreachable: string;
    confirm(count: number): string;
    back: string;
    tickFirst: string;
    gone(count: number): string;
    notIssued(count: number): string;
    issuedOf(count: number): string;
  };
  issued: {
    title: string;
    number: string;
    by: string;
    kept: string;
    undo: string;
    undoText: string;
    takenBack: string;
    left(at: string): string;
    waiting(at: string): string;
    mails: string;
    mailCount(all: number, left: number): string;
    noMails: string;
  };
  /** Of a sent mail: what goes with it, and the way to the letter that it bears. */
  mail: { attached: string; letter: string };
  /** What an agency reads of what is issued to it. */
  agency: {
    title: Record<DraftEffect, string>;
    received: string;
    older(count: number): string;
    from: string;
    same: string;
    back: string;
  };
  refused: {
    [Code in Exclude<LetterRefusal['code'], RefusedAt | 'wrong_year'>]: string;
  } & { [Code in RefusedAt]: (at: string) => string } & { wrong_year: (year: number) => string };
  /** Said where what was typed was not saved, and stands in the form still. */
  keptTyping: string;
}
