import type { HiddenKind } from '../../domain/plain-text/hidden.ts';
import type { Words } from '../../domain/words/words.ts';

/** The entries of the navigation. */
export type NavKey =
  | 'my'
  | 'tasks'
  | 'contacts'
  | 'duties'
  | 'overview'
  | 'ledger'
  | 'reviews'
  | 'escalations'
  | 'mails'
  | 'government';

/** The words of every page's frame. */
export interface FrameWords {
  /** Name of the product with what it is, for the title bar. */
  brand: string;
  skip: string;
  nav: Record<NavKey, string>;
  navLabel: string;
  /** The other language, in itself. */
  otherLang: string;
  signOut: string;
  /** Of the link from one's name. */
  sessions: string;
  /** Before the choice of agency, for who has several. */
  actingFor: string;
  act: string;
  businessDate: string;
  noClassified: string;
  footer: string;
  inbox: string;
  engine: string;
  health: string;
  /** After a restore: that nothing is sent. */
  fence: { label: string; banner: string; open: string };
  colon: string;
  semicolon: string;
}

/** One page that says why there is nothing to see, and what to do. */
export interface Explanation {
  title: string;
  text: string;
}

/** The words of the page that takes no text in which something is hidden. */
export interface HiddenWords extends Explanation {
  field: string;
  place(line: number, column: number): string;
  kind: Record<HiddenKind, string>;
  morePlaces: string;
  moreFields(count: number): string;
  todo: string;
  /** Where files came with it, which a page cannot send again. */
  goBack: string;
  again: string;
}

/** The words of the page that asks for a fresh code. */
export interface FreshCodeWords {
  title: string;
  text(minutes: number): string;
  sent(address: string): string;
  inbox: string;
  code: string;
  go: string;
  again: string;
  /** Instead of a code. */
  passkey: string;
  codeInstead: string;
  fault: Record<'wrong' | 'tooOften' | 'passkey', string>;
}

/** The words of pages that explain why there is nothing to see. */
export interface ErrorWords {
  notFound: Explanation;
  forbidden: Explanation;
  crossOrigin: Explanation;
  tooLarge: Explanation;
  badForm: Explanation;
  hidden: HiddenWords;
  fresh: FreshCodeWords;
  tooManyLarge: Explanation;
  tooMany: Explanation;
  fault: Explanation;
  faultNumber(id: string): string;
  sessionEnded: Explanation;
  sessionEndedSteps: string[];
  sessionEndedSignIn: string;
  sessionEndedAgain: string;
  home: string;
}

/** The words of a rehearsal that is looked around in. */
export interface LookingWords {
  label: string;
  asOf(at: string): string;
  nothingReal: string;
  instant: string;
  show: string;
  previous: string;
  next: string;
  leave: string;
  /** Why what was sent is not taken. */
  readOnly: Explanation;
}

/** The words of the bar that moves virtual time. */
export interface VirtualTimeWords {
  label: string;
  nextAt(at: string): string;
  nothing: string;
  toNext: string;
  toLabel: string;
  to: string;
  running(at: string): string;
  runningText: string;
  /** Where somebody may be typing, the page does not reload by itself. */
  reload: string;
  error: string;
  step(name: string, count: number): string;
  opens(cycle: string): string;
  mails(count: number): string;
}

/** What every page says around its own words; the product's terms (dates, lights …) included. */
export interface WebWords extends Words {
  frame: FrameWords;
  errors: ErrorWords;
  virtual: VirtualTimeWords;
  looking: LookingWords;
}
