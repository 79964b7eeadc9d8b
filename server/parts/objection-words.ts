/** The words of the desk's page of objections. */
export interface ObjectionWords {
  lead: string;
  open(count: number): string;
  noneOpen: string;
  closed(count: number): string;
  whole: string;
  receipt: string;
  /** Said before the name of who did it. */
  raised(instant: string): string;
  withdrawn(instant: string): string;
  answered(instant: string): string;
  answer: string;
  send: string;
  /** A count of those that wait for an answer. */
  waiting: string;
  /** In the timeline of the report, and of a task. */
  timeline: Record<'raised' | 'withdrawn' | 'answered', string>;
  /** Over the objections to one task. */
  ofTask: string;
}
