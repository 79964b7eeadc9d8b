import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../../web/deps.ts';
import { requireUser } from '../../web/session.ts';
import { actOnDraft } from './act.tsx';
import { amendByForm, showAmendment } from './amend-page.tsx';
import { showCertain } from './certain-page.tsx';
import { showDuties } from './duties-page.tsx';
import { handIn } from './hand-in.tsx';
import { showHistory } from './history-page.tsx';
import { showImports } from './list-page.tsx';
import { showNames } from './names-page.tsx';
import { showDraft } from './overview-page.tsx';
import { showDraftSource } from './source-page.tsx';
import { showTaskRead } from './task-page.tsx';
import { showTasksRead } from './tasks-page.tsx';
import { viewOf, type DraftView } from './view.tsx';

/** Where a commission hands documents in, checks what was read of them, and imports them. */
export function importRoutes(): Hono<AppEnv> {
  const pages = new Hono<AppEnv>();
  pages.use(requireUser('commission', 'admin'));
  pages.get('/', (c) => showImports(c));
  pages.post('/', handIn);
  const show = (path: string, page: (view: DraftView) => Response | Promise<Response>) =>
    pages.get(path, (c: AppContext) => shown(c, page));
  show('/:id', (view) => showDraft(view));
  show('/:id/tasks', (view) => showTasksRead(view));
  pages.get('/:id/tasks/:key', (c) => shown(c, (view) => showTaskRead(view, c.req.param('key'))));
  show('/:id/agencies', (view) => showNames(view));
  show('/:id/duties', (view) => showDuties(view));
  show('/:id/certain', (view) => showCertain(view));
  show('/:id/history', (view) => showHistory(view));
  show('/:id/amend', (view) => showAmendment(view));
  pages.post('/:id/amend', (c) => amendByForm(c, c.req.param('id')));
  show('/:id/source', (view) => showDraftSource(view));
  pages.post('/:id/:action', (c) => actOnDraft(c, c.req.param('id'), c.req.param('action')));
  return pages;
}

async function shown(c: AppContext, page: (view: DraftView) => Response | Promise<Response>) {
  const view = await viewOf(c, c.req.param('id') ?? '');
  return view ? page(view) : c.notFound();
}
