import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ContributionState } from '../../domain/report/contribution-state.ts';

/** What pages say of contributions (配合意见), in one language. */
export interface CooperationWords {
  /** Heads the opinions on a report. */
  title: string;
  state: Record<ContributionState, string>;
  /** How many answered what, in one line. */
  summary(counts: { state: string; count: number }[]): string;
  /** A text by its name in the ledger: draft/2, revision/1. */
  draft(version: number): string;
  revision(revision: number): string;
  on(text: string): string;
  /** The lead has shown a newer text since. */
  changedSince: string;
  takenBack: string;
  late: string;
  answered(instant: string): string;
  asked(date: string): string;
  dueBy(date: CivilDate): string;
  /** The lead's form. */
  share: string;
  shareHint: string;
  shared(version: number): string;
  sharedText: string;
  fromDraft: string;
  take: string;
  inputsOf: string;
  leadNote: string;
  /** The page of a cooperating agency. */
  heading(subject: string, cycle: string): string;
  leadReport: string;
  texts: string;
  noText: string;
  shownAt(instant: string): string;
  form: string;
  formHint: string;
  choose: string;
  answer: string;
  answerAgain: string;
  done: string;
  doneText: string;
  closed: string;
  left: string;
  earlier: string;
  toAnswer: string;
  toReport: string;
  /** Beside the tasks an agency cooperates in. */
  note: string;
  /** The desk. */
  disagreements: string;
  disagreementsText: string;
  noDisagreements: string;
  leadText: string;
  opinion: string;
  partOf: string;
}
