import type { ObjectionWords } from './objection-words.ts';
import type { DownloadWords } from './download-words.ts';
import type { UnreachableAgency } from '../../ledger/read/desk/contacts.ts';
import type { ListedCycle } from '../../ledger/read/desk/cycles.ts';
import type { EscalationEffect } from '../../ledger/read/desk/escalations-page.ts';
import type { MailRow, MailTab } from '../../ledger/read/desk/mails.ts';
import type { Audience } from '../../ledger/read/desk/planned-mails.ts';
import type { CooperationWords } from './cooperation-catalog.ts';
import type { DeskSection } from './desk-section.ts';
import type { RefusalWords } from './refusals.ts';
import type { ReviewWords } from './review-catalog.ts';

/** What a command gave, as `?done=` names it. */
export type Done =
  | 'issued'
  | 'issue-undone'
  | 'letter-saved'
  | 'launched'
  | 'launch-undone'
  | 'paused'
  | 'sent-again'
  | 'resumed'
  | 'confirmed'
  | 'finding-accepted'
  | 'finding-reopened'
  | 'policy-changed'
  | 'plan-end-ordered'
  | 'plan-end-undone'
  | 'task-changed'
  | 'indicator-saved'
  | 'obligation-changed'
  | 'transferred'
  | 'bad-time'
  | 'objection-answered';

/** What the parts and pages of several roles say, in one language. */
export interface PartsWords {
  refusals: RefusalWords;
  cooperation: CooperationWords;
  /** What a command gave, said on the page it leads back to. */
  done: Record<Done, string>;
  sections: Record<DeskSection, string>;
  /** What agencies have against their assignment. */
  objections: ObjectionWords;
  download: DownloadWords;
  /** Of a draft that the computer keeps of a form. */
  draft: Record<'found' | 'restore' | 'drop', string>;
  common: {
    plan: string;
    /** A cycle's period, as a filter. */
    period: string;
    /** The period of what is owed once. */
    once: string;
    allKinds: string;
    allPeriods: string;
    /** Why nobody owes anything in a cycle. */
    skipped(cause: string): string;
    agency: string;
    task: string;
    chapter: string;
    due: string;
    light: string;
    stage: string;
    kind: string;
    reason: string;
    /** Reports that are about no task: the row below the chapters. */
    withoutTask: string;
    /** Null where the document numbers no chapters. */
    chapterName(number: string | null): string;
    show: string;
    pageOf(page: number, pages: number): string;
    /** Which rows of how many a page shows. */
    rowsOf(from: number, to: number, count: number): string;
    previous: string;
    next: string;
    days(count: number): string;
    time: string;
    noPlan: string;
    firstSteps: string;
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
    /** What the red ones are. */
    burningOf(overdue: number, filedAfterClosing: number): string;
    noRed: string;
    lateReviews: string;
    noLateReviews: string;
    next: string;
    nothingNext: string;
    refused: string;
    noRefused: string;
    unreachable: string;
    unreachableText: string;
    noUnreachable: string;
    unreachableWhy: Record<UnreachableAgency['why'], string>;
    cycles: string;
    cycleState: Record<ListedCycle['state'], string>;
    opens: string;
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
    /** To the page where a running plan is paused, or its launch undone. */
    toRunning: string;
    paused(since: string): string;
  };
  planned: {
    when: string;
    what: string;
    toWhom: string;
    messages: string;
    reports(count: number): string;
    agencies(count: number): string;
    messageCount(count: number): string;
    audience: Record<Exclude<Audience, 'superior'>, string>;
    /** The officers of whoever it is put before. */
    superior(names: string): string;
    provisional: string;
  };
  ledger: {
    count(count: number, total: number): string;
    /** Of a large plan: more meet the filter than were counted. */
    countMore(most: number, total: number): string;
    /** What a field for an agency takes, where there are too many to choose from. */
    agencyHint: string;
    search: string;
    searchHint: string;
    apply: string;
    reset: string;
    sortBy: string;
    sort: Record<'number' | 'due' | 'light' | 'agency', string>;
    empty: string;
    number: string;
    subject: string;
    /** What is counted apart of filings, as a filter. */
    filing: string;
  };
  report: {
    /** What an agency had planned on what it reports, with where that stands. */
    plannedFor: string;
    plannedSource: string;
    acceptedOn(instant: string): string;
    filedNotReviewed(instant: string): string;
    nothingChanged: string;
    unchanged: string;
    /** Between the members of a list. */
    list: string;
    sinceLastCycle(cycle: string): string;
    sinceRevision(revision: number): string;
    comma: string;
    target: string;
    targetBy(year: string): string;
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
    /** Before the last value of an indicator: 上期（2011年度）： */
    lastValue(period: string): string;
    noLastValue: string;
    past: string;
    planned: string;
    noPast: string;
    noPlanned: string;
    plannedNote: string;
    stepLater(plannedAt: string): string;
    skipped(step: string): string;
    skippedBy(step: string): string;
    skippedPast: string;
    filed(revision: number): string;
    withdrawn(revision: number): string;
    withdrawnMark: string;
    rescheduled: Record<'policy' | 'resume', string>;
    /** New terms that somebody gave in words. */
    renewed: Record<'reopen' | 'rejoin' | 'transfer', string>;
    /** Its task reads otherwise. */
    amended: string;
    reviewBegun(revision: number): string;
    /** Before the name of the agency that a revision was filed for, where another owes it now. */
    filedFor: string;
    toTask: string;
    reviewer: string;
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
    /** In its place while a side of the midterm evaluation is blind. */
    sealed: string;
    noSubmissions: string;
    revision(revision: number): string;
    nothingSaid: string;
    audit: string;
  };
  review: ReviewWords;
  escalations: {
    empty: string;
    effect: Record<EscalationEffect, string>;
    overdue: string;
    overdueDays(days: number): string;
    answered(at: string): string;
    unanswered: string;
    overdueCount(overdue: number, all: number): string;
    raised: string;
    drafts: string;
    noDrafts: string;
    reports(count: number): string;
    issued: string;
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
    absent(name: string, from: string, to: string, standIn: string | null): string;
    pausedText: string;
    messageId: string;
    removed: string;
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
    /** Leads to where what it owes is passed to another. */
    transfer: string;
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
    /** Where the chain stands, and what that is good for. */
    head: string;
    headMeans: string;
  };
  source: {
    text: string;
    sha: string;
    span(from: number, to: number): string;
    duties: string;
    duty(kind: string): string;
  };
}
