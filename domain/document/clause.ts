import type { Reading } from './role-grammar.ts';
import type { Span } from './types.ts';

/** A place in the text that says who does what: a bracket, or a line of labels. */
export interface Clause {
  /** With its brackets or its labels. */
  readonly span: Span;
  /** What is read of it; the list of names without them. */
  readonly inner: Span;
  readonly reading: Reading;
  readonly isLabelled: boolean;
}
