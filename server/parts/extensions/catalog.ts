import type { CivilDate } from '../../../domain/calendar/civil-date.ts';
import type { ExtensionState } from '../../../domain/extension/extension.ts';
import type { LeaderFault } from '../../../ledger/read/extensions.ts';

/** What pages say of extensions (延期), to agencies and to whoever decides. */
export interface ExtensionWords {
  title: string;
  state: Record<ExtensionState, string>;
  /** A request that was never decided: the report was filed first. */
  lapsed: string;
  /** Labels of a request. */
  asked: string;
  askedUntil: string;
  inForce: string;
  reason: string;
  stateOfWork: string;
  confirmed: string;
  decided: string;
  granted: string;
  remarks: string;
  declined: string;
  ended: string;
  by(name: string, at: string): string;
  /** A report's page. */
  ask: {
    open: string;
    text(superior: string): string;
    nothingStops: string;
    newDue: string;
    newDueHint(dueOn: CivilDate, latest: CivilDate): string;
    reasonHint: string;
    stateHint: string;
    submit: string;
    leaders(names: string): string;
    /** Said to a leader who asks. */
    youAreLeader: string;
    leaderFault: Record<LeaderFault, string>;
    waitsForLeader: string;
    waitsForReviewer(superior: string): string;
    withdraw: string;
    withdrawText: string;
  };
  /** What waits for the leader of an agency. */
  confirm: {
    title: string;
    count(count: number): string;
    note(superior: string): string;
    none: string;
    onlyLeader(names: string): string;
    confirm: string;
    decline: string;
    declineWords: string;
    declineHint: string;
    toDecide: string;
    done(confirmed: number): string;
    declinedDone(declined: number): string;
    /** Of several, these were not done. */
    notDone: string;
    tickFirst: string;
    link(count: number): string;
  };
  /** The desk of whoever decides. */
  desk: {
    count(count: number): string;
    none: string;
    note: string;
    unconfirmed: string;
    unconfirmedNote: string;
    settled: string;
    noSettled: string;
    tick(report: string): string;
    grantUntil: string;
    words: string;
    wordsHint: string;
    grant: string;
    refuse: string;
    preview: string;
    previewNote: string;
    history: string;
    noHistory: string;
    burden(toFile: number, overdue: number): string;
    ofAgency(granted: number, refused: number): string;
    previewText: string;
    would: string;
    becomes(dueOn: string): string;
    staysRefused(dueOn: string): string;
    nextNotice(at: string): string;
    closes(at: string): string;
    wouldNot: string;
    carryOut(count: number): string;
    nothingToDo: string;
    back: string;
    outcome: string;
    done(granted: number, refused: number): string;
    someNotDone(count: number): string;
    tickFirst: string;
    decidedBy(name: string): string;
  };
  /** In the timeline. */
  timeline: Record<
    'asked' | 'confirmed' | 'granted' | 'refused' | 'withdrawn' | 'declined' | 'ended',
    string
  >;
}
