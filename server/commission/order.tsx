import type { Outcome } from '../../domain/report/refusal.ts';
import type { Effects } from '../../ledger/roster/effects.ts';
import type { Ordered } from '../../ledger/roster/change.ts';
import type { Done } from '../parts/catalog.ts';
import { refusalOf, type Announcement } from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { firstOf, type Given } from './given.ts';
import { PreviewPage } from './preview-page.tsx';

/** How a page has something changed. */
export interface Change<T extends Effects> {
  /** What the form says wrongly, in words; it is not tried then. */
  fault?(desk: Desk, given: Given): string | null;
  command(desk: Desk, given: Given, ordered: Ordered): Promise<Outcome<T>>;
  /** Where it leads when it is done, or given up. */
  back(desk: Desk): string;
  done: Done | ((given: Given) => Done);
  /** The page with the form, with what was typed and why it was refused. */
  again(desk: Desk, given: Given, announcement: Announcement): Response | Promise<Response>;
}

/** What a form sends once its preview was read. */
const DO = 'do';

/**
 * A change in two steps: first what would come of it is shown, and the form is sent again when it was
 * read. Nothing is changed before, and nothing that was typed is lost on a refusal.
 */
export async function order<T extends Effects>(c: AppContext, change: Change<T>) {
  const given = valuesIn(await c.req.parseBody({ all: true }));
  const desk = await deskOf(c, firstOf(given, 'plan') || undefined);
  if (!desk) return c.notFound();
  const fault = change.fault?.(desk, given);
  if (fault) return change.again(desk, given, { good: false, text: fault });
  const preview = firstOf(given, 'step') !== DO;
  const source = firstOf(given, 'source') || null;
  const ordered = { actor: actorOf(desk.user), why: firstOf(given, 'why'), preview, source };
  const outcome = await change.command(desk, given, ordered);
  if (!outcome.ok) return change.again(desk, given, refusalOf(desk, outcome.refusal));
  const back = change.back(desk);
  const done = typeof change.done === 'function' ? change.done(given) : change.done;
  if (!preview) return c.redirect(doneAt(back, done), 303);
  return c.html(
    <PreviewPage
      desk={desk}
      given={given}
      effects={outcome.value}
      action={c.req.path}
      back={back}
    />,
  );
}

const doneAt = (path: string, done: Done) => `${path}${path.includes('?') ? '&' : '?'}done=${done}`;

/** What a form has sent: every value of each field, in order. */
export function valuesIn(body: Record<string, unknown>): Given {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      [value]
        .flat()
        .filter((each): each is string => typeof each === 'string')
        // A form counts a line's end as one character, and sends it as two.
        .map((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '')),
    ]),
  );
}
