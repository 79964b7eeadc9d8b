import type { Announcement } from '../desk-page.tsx';
import type { AppContext } from '../../web/deps.ts';
import { inspectionWordsOf } from './words.ts';

/** Where the desk shows an inspection. */
export const inspectionPath = (id: string, rest = ''): string =>
  `/desk/inspections/${encodeURIComponent(id)}${rest}`;

/** Where an inspected agency and the team read it. */
export const ownInspectionPath = (id: string, rest = ''): string =>
  `/inspections/${encodeURIComponent(id)}${rest}`;

/** What was done with an inspection, as `?done=` names it. */
export function inspectionDone({ c }: { c: AppContext }): Announcement | null {
  const done = c.req.query('done') ?? '';
  const said = inspectionWordsOf(c.get('lang')).done;
  return Object.hasOwn(said, done) ? { good: true, text: said[done as keyof typeof said] } : null;
}
