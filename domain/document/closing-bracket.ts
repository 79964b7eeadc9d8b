import { COOPERATE, ENUMERATOR, LEAD } from './notation.ts';
import type { Line } from './lines.ts';

/** How far the brackets of a task have come at the end of one of its lines. */
export type Closing =
  /** The line ends in the bracket that names the agencies; offsets of its two signs. */
  | { readonly state: 'closed'; readonly open: number; readonly close: number }
  /** A bracket like that was closed, and the line went on. */
  | { readonly state: 'inside'; readonly open: number; readonly close: number }
  /** Not yet. */
  | { readonly state: 'open' };

/**
 * Follows the brackets of one task through its lines, each character once, and finds the one that
 * closes the task: the one a line ends in (a full stop may follow) with 牵头 in it or 配合 at its end.
 */
export class ClosingBracket {
  private readonly openers: number[] = [];
  private strayCloser = false;
  private lead = -1;
  private cooperate = -1;
  private lastPair: { open: number; close: number } | undefined;

  /** True if an opening bracket of the task is still open, or a closing one closes nothing. */
  get unbalanced(): boolean {
    return this.openers.length > 0 || this.strayCloser;
  }

  /** The bracket that the last line ended in, when it did not name agencies. */
  get last(): { open: number; close: number } | undefined {
    return this.lastPair;
  }

  /** Takes the next line (of folded text), from `start`, which may lie after the task's number. */
  take(folded: string, start: number, line: Line): Closing {
    const end = /[.。;]/.test(folded.charAt(line.end - 1)) ? line.end - 1 : line.end;
    this.lastPair = undefined;
    for (let at = start; at < line.end; at += 1) {
      const character = folded[at];
      if (character === '(') this.openers.push(at);
      else if (character === '牵' && folded.startsWith(LEAD, at)) this.lead = at;
      else if (character === '配' && folded.startsWith(COOPERATE, at)) this.cooperate = at;
      else if (character === ')') {
        const closing = this.close(folded, at, at === end - 1);
        if (closing.state !== 'open') return closing;
      }
    }
    return { state: 'open' };
  }

  private close(folded: string, at: number, isLast: boolean): Closing {
    const open = this.openers.pop();
    if (open === undefined) {
      if (!ENUMERATOR.test(folded.charAt(at - 1))) this.strayCloser = true;
      return { state: 'open' };
    }
    const bracket = { open, close: at };
    if (isLast) this.lastPair = bracket;
    const namesLead = this.lead > open;
    const endsInLead = this.lead === at - LEAD.length;
    const endsInCooperate = this.cooperate === at - COOPERATE.length;
    if (isLast && (namesLead || endsInCooperate)) return { state: 'closed', ...bracket };
    return namesLead && (endsInLead || endsInCooperate)
      ? { state: 'inside', ...bracket }
      : { state: 'open' };
  }
}
