import type { MailRow, MailTab } from '../../ledger/read/desk/mails.ts';
import type { RefusalWords } from './refusals.ts';

/** The pages of the desk, as its navigation names them. */
export type DeskSection =
  'overview' | 'reports' | 'reviews' | 'escalations' | 'mails' | 'agencies' | 'audit' | 'source';

/** The sections of the form that are long texts. */
export type SectionName = 'progress' | 'policy' | 'problems' | 'nextSteps';

/** What the parts and pages of several roles say, in one language. */
export interface PartsWords {
  refusals: RefusalWords;
  /** The sections of a report's form that are long texts. */
  formSections: Record<SectionName, { label: string; hint: string }>;
  /** What a command gave, said on the page it leads back to. */
  done: { issued: string; launched: string; badTime: string };
  sections: Record<DeskSection, string>;
  common: {
    plan: string;
    year: string;
    allYears: string;
    agency: string;
    task: string;
    chapter: string;
    due: string;
    light: string;
    stage: string;
    kind: string;
    reason: string;
    /** A report that concerns the whole plan, not one task. */
    wholePlan: string;
    /** The same, many of them: the row below the chapters. */
    regions: string;
    chapterName(number: number): string;
    show: string;
    pageOf(page: number, pages: number): string;
    previous: string;
    next: string;
    days(count: number): string;
    time: string;
    noPlan: string;
    notFound: string;
    back: string;
    all: string;
    total: string;
  };
  overview: {
    lights: string;
    lightsText: string;
    figures: string;
    inReview: string;
    burning: string;
    burningMore(shown: number, count: number): string;
    noRed: string;
    lateReviews: string;
    noLateReviews: string;
    next: string;
    nothingNext: string;
    refused: string;
    noRefused: string;
    drafts: string;
    draftCount(letters: number, circulars: number): string;
    noDrafts: string;
    toDrafts: string;
    source: string;
    sourceFile: string;
    sourcePeriod(from: number, to: number): string;
    launched(at: string, from: number, to: number): string;
    notLaunched: string;
    reviewLate(days: number): string;
    toLaunch: string;
  };
  planned: {
    when: string;
    what: string;
    toWhom: string;
    messages: string;
    reports(count: number): string;
    agencies(count: number): string;
    messageCount(count: number): string;
    audience: Record<'officers' | 'leaders' | 'commission', string>;
    provisional: string;
  };
  ledger: {
    count(count: number, total: number): string;
    search: string;
    searchHint: string;
    apply: string;
    reset: string;
    sortBy: string;
    sort: Record<'number' | 'due' | 'light' | 'agency', string>;
    empty: string;
    number: string;
    subject: string;
  };
  report: {
    original: string;
    showInSource: string;
    why: string;
    asOf(at: string): string;
    asOfLabel: string;
    asOfApply: string;
    asOfNow: string;
    responsible: string;
    owes: string;
    lead: string;
    cooperating: string;
    indicators: string;
    past: string;
    planned: string;
    noPast: string;
    noPlanned: string;
    plannedNote: string;
    rungLater(plannedAt: string): string;
    skipped(rung: string): string;
    skippedBy(rung: string): string;
    skippedPast: string;
    filed(revision: number): string;
    returned: string;
    accepted: string;
    issuedLetter: string;
    issuedCircular: string;
    by: string;
    newDue(date: string): string;
    late: string;
    onTime: string;
    nil: string;
    nilReason: string;
    submissions: string;
    noSubmissions: string;
    revision(revision: number): string;
    nothingSaid: string;
    audit: string;
  };
  review: {
    empty: string;
    filed: string;
    reviewDue: string;
    waiting: string;
    open: string;
    late: string;
    acceptedNow(revision: number): string;
    returnedNow(revision: number, due: string): string;
  };
  escalations: {
    empty: string;
    level: Record<'commission' | 'letter' | 'circular', string>;
    overdue: string;
    overdueDays(days: number): string;
    answered(at: string): string;
    unanswered: string;
    unansweredCount(count: number, all: number): string;
    raised: string;
    drafts: string;
    draftsText: string;
    noDrafts: string;
    letterTo: string;
    circularOf(year: string): string;
    reports(count: number): string;
    issue: string;
    issueText: string;
    issued: string;
    issuedBy(at: string): string;
    /** Beside the commission's own overdue reports. */
    ownReports: string;
  };
  mails: {
    tab: Record<MailTab | 'planned' | 'contacts', string>;
    state: Record<MailRow['state'], string>;
    due: string;
    to: string;
    about: string;
    stateLabel: string;
    attempts(count: number): string;
    code(code: string): string;
    empty: string;
    plannedText(days: number): string;
    messageId: string;
    formed: string;
    rows: string;
    text: string;
    html: string;
    raw: string;
    noContacts: string;
    refusedSince: string;
    address: string;
    contact: string;
    why: string;
  };
  agencies: {
    leads: string;
    cooperates: string;
    contacts: string;
    lights: string;
    reports: string;
    aliases: string;
    inactive: string;
    refused(code: string): string;
    noContacts: string;
    noReports: string;
  };
  audit: {
    who: string;
    what: string;
    subject: string;
    empty: string;
    action(action: string): string;
    actor(kind: string): string;
    count(count: number): string;
  };
  source: {
    text: string;
    sha: string;
    span(from: number, to: number): string;
    duties: string;
    duty(kind: string): string;
  };
}
