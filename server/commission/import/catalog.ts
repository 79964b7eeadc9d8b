import type { RuleKind } from '../../../domain/document/types.ts';
import type { UnreadableCode as UnreadLine } from '../../../domain/document/errors.ts';
import type { UnreadableCode } from '../../../documents/in/read-source.ts';
import type { DraftUnread } from '../../../domain/import/drafted.ts';
import type { NameState } from '../../../domain/import/match-names.ts';
import type { OpenPoint } from '../../../domain/import/open-points.ts';
import type { ImportRefusal } from '../../../domain/import/refusal.ts';
import type { ImportDecision } from '../../../schemas/import-decision.ts';
import type { RefusalText, TellInstant } from '../../parts/refusals.ts';

/** What the bytes of a file may be, instead of a document that can be read. */
export type UnreadableFile = UnreadableCode | 'no_plan' | 'no_file';

/** The pages of a draft. */
export type DraftTab = 'overview' | 'tasks' | 'agencies' | 'duties' | 'history';

/** What was done, as `?done=` names it. */
export type ImportDone =
  'started' | 'known' | 'saved' | 'undone' | 'redone' | 'discarded' | 'restored' | 'amended';

/** What the pages of an import say, in one language. */
export interface ImportWords {
  title: string;
  intro: string;
  done: Record<ImportDone, string>;
  tabs: Record<DraftTab, string>;
  save: string;
  back: string;
  why: string;
  list: {
    handIn: string;
    file: string;
    fileHint: string;
    orPaste: string;
    pasteName: string;
    read: string;
    drafts: string;
    none: string;
    document: string;
    startedBy: string;
    state: string;
    open(count: number): string;
    ready: string;
    imported: string;
    discarded: string;
    restore: string;
    toDesk: string;
  };
  file: Record<UnreadableFile, RefusalText>;
  summary: {
    tasks: string;
    unread: string;
    agencies: string;
    duties: string;
    rules: string;
    todo: string;
    nothingTodo: string;
    point: Record<OpenPoint, (count: number) => string>;
    certain(count: number): string;
    import: string;
    importHint: string;
    importing(tasks: number, agencies: number, obligations: number): string;
    /** Nothing is confirmed to be owed: it can be imported, and not be launched. */
    nothingOwed: string;
    importedAs: string;
    toPlan: string;
    discardedNote: string;
    discard: string;
    discardHint: string;
    discardConfirm: string;
  };
  unread: {
    title: string;
    line(number: number): string;
    expected: Partial<Record<UnreadLine, string>>;
    expectedElse: string;
    state: Record<DraftUnread['state'], string>;
    correct: string;
    add: string;
    aside: string;
    asideWhy: string;
    /** So many more are to come. */
    rest(count: number): string;
    lines(count: number): string;
    columns: Record<'line' | 'expected' | 'text', string>;
  };
  rules: {
    title: string;
    text: string;
    kind: Record<RuleKind, string>;
    changes(count: number): string;
    holds: string;
    holdsNot: string;
    undecided: string;
  };
  basics: {
    title: string;
    documentTitle: string;
    from: string;
    to: string;
    noPeriod: string;
    commission: string;
    government: string;
    choose: string;
    regions: string;
    regionsHint: string;
    ofDocument: string;
  };
  tasks: {
    title: string;
    source: string;
    reading: string;
    rule: string;
    removed: string;
    changed: string;
    correct: string;
    nobody: string;
    deadline(date: string): string;
    add: string;
    addHint: string;
    fromLine: string;
    toLine: string;
    text: string;
    lines(from: number, to: number): string;
    names: string;
    task: string;
    who: string;
    merge: string;
    mergeHint: string;
    split: string;
    splitHint: string;
    remove: string;
    removeHint: string;
    whole: string;
  };
  names: {
    title: string;
    text: string;
    name: string;
    tasks: string;
    state: Record<NameState, string>;
    means: string;
    nobody: string;
    /** Where the register is too long to be listed in every row. */
    named: string;
    members: string;
    membersHint: string;
    newAs(kind: string): string;
    nameEn: string;
    newMembers: string;
    also(names: string): string;
    undecided: string;
    none: string;
  };
  duties: {
    title: string;
    text: string;
    confirmed: string;
    aside: string;
    withoutClock: string;
    withoutClockText: string;
    possible: string;
    proposal: string;
    noProposal: string;
    /** A rhythm in one task: no periodic report of all. */
    ofOneTask: string;
    confirm: string;
    otherwise: string;
    setAside: string;
    first(due: string): string;
    opens(on: string): string;
    following: string;
    past: string;
    kind: string;
    every: Record<'year' | 'half-year' | 'quarter' | 'month', string>;
    about: string;
    current: string;
    previous: string;
    dueMonth: string;
    dueMonthHint: string;
    dueDay: string;
    dueDayHint: string;
    dueOn: string;
    dueOnHint: string;
    dueAfterDays: string;
    date: string;
    itemTitle: string;
    who: string;
    whoIs: Record<'task' | 'leads' | 'with-tasks' | 'regions' | 'all' | 'names', string>;
    /** Of so many tasks. */
    owners(count: number): string;
    whoNames: string;
    ladder: string;
    ladderHint: string;
    reminders: string;
    urgeAfter: string;
    escalateAfter: string;
    letterAfter: string;
    circularAfter: string;
    closeAfter: string;
    usual: string;
    midtermAll: string;
    noForm: string;
    owed: string;
    owedText: string;
    add: string;
    owedBy: string;
    remove: string;
  };
  certain: {
    title: string;
    text: string;
    none: string;
    rules: string;
    agencies: string;
    duties: string;
    button: string;
  };
  history: {
    title: string;
    none: string;
    undo: string;
    redo: string;
    undoLast: string;
    /** So many decisions in one step. */
    several(count: number): string;
    redoLast: string;
    undone(by: string, at: string): string;
    what: Record<ImportDecision['what'], string>;
  };
  amend: {
    title: string;
    text: string;
    plan: string;
    own: string;
    proposed: string;
    change: string;
    difference: string;
    same(count: number): string;
    changed: string;
    added: string;
    gone: string;
    goneHint: string;
    before: string;
    after: string;
    look: string;
    apply: string;
    nothing: string;
    effects: string;
    left(count: number): string;
    passed(count: number): string;
    told(count: number): string;
  };
  refusal: {
    [Code in ImportRefusal['code']]: (
      refusal: Extract<ImportRefusal, { code: Code }>,
      tell: TellInstant,
    ) => RefusalText;
  };
  /** Between names of a list. */
  comma: string;
}
