import type { Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { instructionWordsOf } from './words.ts';

/** What was done with an instruction, as `?done=` names it. */
export function instructionDone({ c, words }: Desk): Announcement | null {
  const done = c.req.query('done') ?? '';
  const said = instructionWordsOf(words.lang).done;
  return Object.hasOwn(said, done) ? { good: true, text: said[done as keyof typeof said] } : null;
}
