import type { IssueState } from '../../../domain/issue/issue.ts';

/** What was done about an issue, as `?done=` names it. */
export type IssueDid =
  'raised' | 'withdrawn' | 'taken-up' | 'passed-on' | 'merged' | 'answered' | 'sent-back';

/** What pages say of major issues (重大问题), in one language. */
export interface IssueWords {
  title: string;
  lead: string;
  /** The link of a report's page, and of an agency's first one. */
  raise: string;
  mine(open: number): string;
  open(count: number): string;
  closed(count: number): string;
  none: string;
  noPlan: string;
  number(number: number): string;
  urgent: string;
  state: Record<IssueState, string>;
  late: string;
  /** Its registration as a receipt. */
  receipt(number: number, at: string): string;
  fields: Record<
    'plan' | 'agency' | 'task' | 'title' | 'what' | 'asked' | 'report' | 'raisedAt',
    string
  >;
  hints: Record<'title' | 'what' | 'asked' | 'urgent', string>;
  noTask: string;
  ownTasks: string;
  otherTasks: string;
  send: string;
  raised(at: string): string;
  due: string;
  dueAt(day: string, by: string | null): string;
  takenUp(at: string): string;
  passedOn(at: string): string;
  sentBack(at: string): string;
  answered(at: string): string;
  withdrawn(at: string): string;
  merged(number: number, at: string): string;
  opinion: string;
  proposal: string;
  answer: string;
  followsAnswer(number: number): string;
  followers: string;
  act: Record<'takeUp' | 'passOn' | 'merge' | 'answer' | 'sendBack' | 'withdraw', string>;
  label: Record<'remark' | 'into' | 'why' | 'reason' | 'withdrawWhy', string>;
  hint: Record<'remark' | 'passOn' | 'merge' | 'answer' | 'sendBack' | 'withdraw', string>;
  back: string;
  done: Record<IssueDid, string>;
}
