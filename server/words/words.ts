import type { Words } from '../../domain/words/words.ts';
import type { MyWords } from './my-words.ts';
import type { RefusalWords } from './refusal-words.ts';
import type { ReportWords } from './report-words.ts';
import type { SignInWords } from './sign-in-words.ts';

/** The entries of the navigation. */
export type NavKey = 'my' | 'overview' | 'ledger' | 'reviews' | 'escalations' | 'mails';

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
  businessDate: string;
  noClassified: string;
  footer: string;
  inbox: string;
  engine: string;
  colon: string;
}

/** One page that says why there is nothing to see, and what to do. */
export interface Notice {
  title: string;
  text: string;
}

export interface ErrorWords {
  notFound: Notice;
  forbidden: Notice;
  crossOrigin: Notice;
  tooLarge: Notice;
  fault: Notice;
  faultNumber(id: string): string;
  sessionEnded: Notice;
  sessionEndedSteps: string[];
  sessionEndedSignIn: string;
  sessionEndedAgain: string;
  home: string;
}

/** All words of the pages in one language; the product's own terms (dates, lights …) included. */
export interface PageWords extends Words {
  frame: FrameWords;
  errors: ErrorWords;
  signIn: SignInWords;
  my: MyWords;
  report: ReportWords;
  refusals: RefusalWords;
}
