import type { TransferCause } from '../../ledger/commands/transfer.ts';
import type { PlanTaskChange } from '../../ledger/read/desk/changes.ts';

/** What the pages say on which tasks, obligations and agencies are changed, in one language. */
export interface ChangeWords {
  tasks: string;
  task(number: string): string;
  text: string;
  responsible: string;
  state: string;
  going: string;
  setAside: Record<string, string>;
  since(at: string): string;
  reports: string;
  noReports: string;
  history: string;
  noHistory: string;
  before: string;
  /** Before the submission that proposed a change. */
  source: string;
  what: Record<PlanTaskChange['what'], string>;
  /** The actions on a task. */
  drop: { open: string; text: string; cause: Record<'dropped' | 'completed', string> };
  resume: { open: string; text: string };
  reword: { open: string; text: string };
  reassign: { open: string; text: string; nobody: string };
  why: string;
  whyHint: string;
  look: string;
  /** What would come of it, before it is done. */
  preview: {
    title: string;
    note: string;
    left(count: number): string;
    passed(count: number): string;
    rejoined(count: number): string;
    told(count: number): string;
    noneTold: string;
    notice: Record<
      'left' | 'rejoined' | 'amended' | 'transferred' | 'passed_on' | 'reopened',
      string
    >;
    cancelled(count: number): string;
    nothing: string;
    later: string;
    tasks(count: number): string;
    plans(titles: string): string;
    to: string;
    due: string;
    confirm: string;
    back: string;
  };
  transfer: {
    open: string;
    title(name: string): string;
    text: string;
    cause: Record<TransferCause, string>;
    causeText: Record<TransferCause, string>;
    existing: string;
    choose: string;
    newName: string;
    newNameEn: string;
    officerName: string;
    officerAddress: string;
    officerHint: string;
    tasks: string;
    noTasks: string;
    workdays: string;
    workdaysHint(count: number): string;
    badWorkdays: string;
    badOfficer: string;
    whole: string;
    some(count: number): string;
    ended(at: string): string;
  };
  changes: {
    title: string;
    transfers: string;
    noTransfers: string;
    taskChanges: string;
    noTaskChanges: string;
    obligations: string;
    confirmedBy: string;
    cycles(count: number): string;
    open(count: number): string;
    end: string;
    endText: string;
    stay: string;
    leave: string;
    resume: string;
    endedAt(at: string): string;
    by: string;
  };
}
