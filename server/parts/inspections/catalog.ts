import type { CivilDate } from '../../../domain/calendar/civil-date.ts';
import type { ProposalReason } from '../../../domain/inspections/propose.ts';
import type { InspectionStage } from '../../../domain/inspections/stage.ts';
import type { Severity } from '../../../ledger/inspections/findings.ts';

/** What pages say of inspections (检查), in one language. */
export interface InspectionWords {
  title: string;
  lead: string;
  none: string;
  stage: Record<InspectionStage, string>;
  inspection(number: number): string;
  days(from: CivilDate, to: CivilDate): string;
  columns: {
    inspection: string;
    stage: string;
    visit: string;
    agencies: string;
    findings: string;
  };
  /** So many findings, so many of them put right. */
  found(found: number, done: number): string;
  notArranged: string;
  order: {
    title: string;
    text: string;
    scope: string;
    scopeHint: string;
    from: string;
    to: string;
    share: string;
    shareHint: string;
    send: string;
  };
  facts: {
    stage: string;
    scope: string;
    period: string;
    draw: string;
    /** How the random share was drawn. */
    drawn(share: number, seed: number): string;
    visit: string;
    team: string;
    ordered: string;
    announced: string;
    concluded: string;
    conclusion: string;
    answerBy: string;
    closed: string;
    calledOff: string;
    overLimit: string;
    by(at: string, name: string): string;
  };
  subjects: {
    title(count: number): string;
    agency: string;
    task: string;
    why: string;
    whole: string;
    byHand: string;
    none: string;
  };
  reason(reason: ProposalReason): string;
  arrange: {
    open: string;
    title: string;
    text: string;
    times(limit: number): string;
    timesOf(times: number): string;
    never: string;
    proposed(count: number): string;
    proposedText(share: number, seed: number): string;
    rest(count: number): string;
    team: string;
    teamText: string;
    from: string;
    to: string;
    overLimit: string;
    overLimitHint: string;
    save: string;
  };
  announce: {
    look: string;
    title: string;
    text: string;
    told(count: number): string;
    confirm: string;
    back: string;
    notice: Record<'inspection_announced' | 'inspection_team' | 'inspection_concluded', string>;
  };
  findings: {
    title(count: number): string;
    none: string;
    notYet: string;
    finding(number: number): string;
    severity: Record<Severity, string>;
    rectifyBy: string;
    recorded(at: string): string;
    withdrawn(at: string): string;
    state: string;
    /** Its rectification is accepted (销号). */
    done(at: string): string;
    report: string;
    add: string;
    addText: string;
    agency: string;
    task: string;
    whole: string;
    text: string;
    textHint: string;
    severityLabel: string;
    rectifyHint: string;
    save: string;
    withdraw: string;
    why: string;
    whyHint: string;
  };
  conclude: {
    title: string;
    text: string;
    label: string;
    hint: string;
    look: string;
    preview: string;
    owed(count: number): string;
    nothing: string;
    answerBy(day: CivilDate): string;
    confirm: string;
  };
  answers: {
    title: string;
    none: string;
    answered(at: string): string;
    label: string;
    hint(day: CivilDate): string;
    send: string;
  };
  callOff: { title: string; text: string; label: string; send: string };
  /** An agency's pages. */
  own: {
    title: string;
    team: string;
    inspected: string;
    memberText: string;
    inspectedText: string;
    back: string;
  };
  done: Record<
    | 'ordered'
    | 'arranged'
    | 'announced'
    | 'found'
    | 'finding-withdrawn'
    | 'concluded'
    | 'answered'
    | 'called-off',
    string
  >;
}
