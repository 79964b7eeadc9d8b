/** What the pages of signed documents say, in one language. */
export interface DocumentWords {
  none: string;
  document: string;
  state: string;
  newest: string;
  open: string;
  /** Where a document stands. */
  stages: Record<
    'to_write' | 'handed_in' | 'sent_back' | 'submitted' | 'received' | 'returned',
    string
  >;
  version(version: number): string;
  signed(at: string): string;
  signedBy: string;
  writtenBy: string;
  received(at: string): string;
  receivedBy: string;
  notReceived: string;
  files: string;
  hash: string;
  history: string;
  versions: string;
  noVersions: string;
  returned(version: number, at: string): string;
  /** Beside what was assembled. */
  assembled(count: number): string;
  noAssembled: string;
  source: string;
  revision(revision: number): string;
  line(line: number): string;
  nil: string;
  statistics: string;
  counts(counts: {
    owed: number;
    filed: number;
    onTime: number;
    late: number;
    accepted: number;
    missing: number;
    left: number;
  }): string;
  why: Record<'never' | 'not_accepted', string>;
  missing: string;
  wholePlan: string;
  due(date: string): string;
  changes(count: number): string;
  changesSigned(version: number, count: number): string;
  changesSince: string;
  noChanges: string;
  differences: string;
  textChanged: string;
  what: Record<'added' | 'removed' | 'changed', string>;
  before: string;
  after: string;
  write: string;
  writeText: string;
  saved(at: string): string;
  savedBy: string;
  save: string;
  handIn: string;
  handInText: string;
  signHeading: string;
  signText: string;
  sign: string;
  notSigner: string;
  /** 退改: it goes back to its writer instead. */
  sendBack: string;
  sendBackText: string;
  sendBackReason: string;
  sentBack(at: string): string;
  outdated(count: number): string;
  correction: string;
  nothingNew: string;
  waits: string;
  receive: string;
  receiveHeading: string;
  receiveText: string;
  returnReason: string;
  return: string;
  notYet: string;
  toLong: string;
  done: Record<'saved' | 'handed-in' | 'sent-back' | 'signed' | 'accepted' | 'returned', string>;
}
