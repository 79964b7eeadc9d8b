import type { ImportOutcome } from '../../../domain/import/refusal.ts';
import { decideDraft, redoDecision, undoDecision } from '../../../ledger/drafts/decide-draft.ts';
import { discardDraft, restoreDraft } from '../../../ledger/drafts/discard-draft.ts';
import { importDraft } from '../../../ledger/drafts/import-draft.ts';
import { valuesIn } from '../order.tsx';
import type { AppContext } from '../../web/deps.ts';
import { actorOf, userOf } from '../../web/session.ts';
import { firstOf, type Given } from '../given.ts';
import type { ImportDone } from './catalog.ts';
import { showCertain } from './certain-page.tsx';
import { DECISIONS } from './decisions-from.ts';
import { showDuties } from './duties-page.tsx';
import { showHistory } from './history-page.tsx';
import { showImports } from './list-page.tsx';
import { showNames } from './names-page.tsx';
import { showDraft } from './overview-page.tsx';
import { BadField } from './read-obligation.ts';
import { showTaskRead } from './task-page.tsx';
import { showTasksRead, taskPlace } from './tasks-page.tsx';
import { draftPath, IMPORT, importRefusal, viewOf, type DraftView } from './view.tsx';

/** The pages on which the forms stand, by what they send. */
const PAGES: Record<string, (view: DraftView, given: Given) => Response | Promise<Response>> = {
  agencies: (view) => showNames(view, 409),
  confirm: (view) => showDuties(view, 409),
  duty: (view) => showDuties(view, 409),
  'duty-aside': (view) => showDuties(view, 409),
  owed: (view) => showDuties(view, 409),
  certain: (view) => showCertain(view, 409),
  add: (view, given) =>
    firstOf(given, 'form') === 'add' ? showTasksRead(view, 409) : showDraft(view, 409),
  undo: (view) => showHistory(view, 409),
  redo: (view) => showHistory(view, 409),
};
for (const action of ['roles', 'text', 'merge', 'split', 'remove'])
  PAGES[action] = (view, given) =>
    firstOf(given, 'form').startsWith('unread-')
      ? showDraft(view, 409)
      : showTaskRead(view, firstOf(given, 'task'), 409);

/** Where a form leads back to when it is done. */
function backOf(view: DraftView, action: string, given: Given): string {
  const done = (page: string, what: ImportDone = 'saved', place = '') =>
    `${draftPath(view, page)}?done=${what}${place}`;
  const form = firstOf(given, 'form');
  if (form.startsWith('unread-')) return done('', 'saved', '#unread');
  switch (action) {
    case 'agencies':
      return done('agencies');
    case 'confirm':
    case 'duty':
    case 'duty-aside':
    case 'owed':
      return done('duties');
    case 'add':
      return taskPlace(view, `l${firstOf(given, 'from')}-${firstOf(given, 'to')}`);
    case 'merge':
      return taskPlace(view, firstOf(given, 'into'));
    case 'roles':
    case 'text':
    case 'split':
    case 'remove':
      return taskPlace(view, firstOf(given, 'task'));
    case 'undo':
      return done('history', 'undone');
    case 'redo':
      return done('history', 'redone');
    default:
      return done('');
  }
}

/** POST /desk/import/:id/:action: what the forms of a draft have done; a refused one comes back as typed. */
export async function actOnDraft(c: AppContext, id: string, action: string): Promise<Response> {
  const given = valuesIn(await c.req.parseBody({ all: true }));
  const view = await viewOf(c, id, given);
  if (!view) return c.notFound();
  const outcome = await run(view, action, given);
  if (outcome === null) return c.notFound();
  if (outcome.ok) {
    if (outcome.leads !== undefined) return c.redirect(outcome.leads, 303);
    const after = await viewOf(c, id);
    return c.redirect(after ? backOf(after, action, given) : IMPORT, 303);
  }
  const refusal = importRefusal(c, outcome.refusal);
  if (action === 'restore') return showImports(c, {}, refusal, 409);
  const again = await viewOf(c, id, given, refusal);
  if (!again) return c.notFound();
  return (PAGES[action] ?? ((each) => showDraft(each, 409)))(again, given);
}

type Ran = { ok: true; leads?: string } | Extract<ImportOutcome<never>, { ok: false }>;

async function run(view: DraftView, action: string, given: Given): Promise<Ran | null> {
  const { c, draft } = view;
  const { ledger } = c.get('deps');
  const actor = actorOf(userOf(c));
  const { id, version } = draft.row;
  const seq = Number(firstOf(given, 'seq'));
  const which = firstOf(given, 'seq') === '' ? { lastOf: Number(firstOf(given, 'version')) } : seq;
  switch (action) {
    case 'undo':
      return undoDecision(ledger, id, which, actor);
    case 'redo':
      return redoDecision(ledger, id, which, actor);
    case 'discard':
      return leading(await discardDraft(ledger, id, actor), `${IMPORT}?done=discarded`);
    case 'restore':
      return leading(await restoreDraft(ledger, id, actor), `${draftPath(view)}?done=restored`);
    case 'import': {
      const outcome = await importDraft(ledger, id, actor);
      return outcome.ok
        ? { ok: true, leads: `/desk/launch?plan=${encodeURIComponent(outcome.value.planId)}` }
        : outcome;
    }
  }
  const decide = Object.hasOwn(DECISIONS, action) ? DECISIONS[action] : undefined;
  if (!decide) return null;
  const seen = Number(firstOf(given, 'version'));
  try {
    const decisions = decide(given, view);
    if (decisions.length === 0) return { ok: true };
    const isVersion = Number.isInteger(seen) && seen > 0 && seen <= version;
    return await decideDraft(ledger, id, isVersion ? seen : 0, decisions, actor);
  } catch (error) {
    if (error instanceof BadField)
      return { ok: false, refusal: { code: 'bad_field', field: error.field } };
    throw error;
  }
}

const leading = <T,>(outcome: ImportOutcome<T>, leads: string): Ran =>
  outcome.ok ? { ok: true, leads } : outcome;
