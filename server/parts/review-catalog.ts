/** What is said to whoever reviews, in one language. */
export interface ReviewWords {
  heading: string;
  due(date: string): string;
  overdue(date: string, days: number): string;
  accept: string;
  acceptText: string;
  return: string;
  returnText(workdays: number): string;
  returnReason: string;
  returnReasonHint: string;
  /** Said to whoever may not review it. */
  reviewedBy(name: string): string;
  count(mine: number): string;
  others: string;
  empty: string;
  filed: string;
  reviewDue: string;
  waiting: string;
  open: string;
  late: string;
  begin: string;
  beginText: string;
  /** Before the name of who began. */
  begunAt(at: string): string;
  begunNow(revision: number): string;
  reopen: string;
  reopenText(workdays: number): string;
  reopenReason: string;
  reopenedNow(due: string): string;
  acceptedNow(revision: number): string;
  returnedNow(revision: number, due: string): string;
}
