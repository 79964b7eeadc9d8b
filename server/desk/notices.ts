import type { RefusalText } from '../words/refusal-words.ts';
import type { Desk } from './desk.ts';

/** What is said at the top of a page. */
export interface DeskNotice {
  good: boolean;
  text: string;
  more?: string;
}

/** What `?done=` announces after a command; the words are the page's own, never the address's. */
export function noticeOf({ c, desk }: Desk): DeskNotice | null {
  const done = c.req.query('done');
  if (done === 'issued') return { good: true, text: desk.escalations.issuedNow };
  if (done === 'launched') return { good: true, text: desk.launch.done };
  if (done === 'bad-time') return { good: false, text: desk.virtual.badTime };
  return null;
}

/** A refusal: why, and what to do. */
export const refusalNotice = ({ why, todo }: RefusalText): DeskNotice => ({
  good: false,
  text: why,
  more: todo,
});
