import { Hono } from 'hono';
import { atDesk } from '../parts/routes.tsx';
import type { AppEnv } from '../web/deps.ts';
import { requireUser } from '../web/session.ts';
import { assignByTable } from './assessor-table.tsx';
import { assignMany } from './assign-assessors.tsx';
import { issueLetters, previewLetters, undoLetter } from './issue-letters.tsx';
import { saveDraft } from './letter-text.tsx';
import { launchPlan, showLaunch } from './launch-page.tsx';
import { changeObligation, showChanges } from './changes-page.tsx';
import { changeOneTask } from './change-task.tsx';
import { moveTime } from './move-time.ts';
import { confirmChosen } from './confirm-chosen.ts';
import { pauseRunning, resumeRunning, undoRunning } from './run-plan.ts';
import { showTask } from './task-page.tsx';
import { showTasks } from './tasks-page.tsx';
import { showTransfer, transferOne } from './transfer-page.tsx';

/** What the commission does at its desk, and for it an administrator; GET changes nothing. */
export function commissionRoutes(): Hono<AppEnv> {
  const actors = requireUser('commission', 'admin');
  const desk = new Hono<AppEnv>();
  desk.post('/letters/preview', actors, previewLetters);
  desk.post('/letters/issue', actors, issueLetters);
  desk.post('/letters/:id/undo', actors, (c) => undoLetter(c, c.req.param('id')));
  desk.post('/letters/drafts/:key', actors, (c) => saveDraft(c, c.req.param('key')));
  desk.get(
    '/launch',
    atDesk((each) => showLaunch(each)),
  );
  desk.post('/launch', actors, launchPlan);
  desk.post('/launch/confirm', actors, confirmChosen);
  desk.post('/launch/undo', actors, undoRunning);
  desk.post('/launch/pause', actors, pauseRunning);
  desk.post('/launch/resume', actors, resumeRunning);
  desk.get('/tasks', atDesk(showTasks));
  desk.get('/tasks/:id', (c) => atDesk((each) => showTask(each, c.req.param('id')))(c));
  desk.post('/tasks/:id', actors, (c) => changeOneTask(c, c.req.param('id')));
  desk.get(
    '/changes',
    atDesk((each) => showChanges(each)),
  );
  desk.post('/obligations/:id', actors, (c) => changeObligation(c, c.req.param('id')));
  desk.get('/agencies/:id/transfer', actors, (c) =>
    atDesk((each) => showTransfer(each, c.req.param('id')))(c),
  );
  desk.post('/agencies/:id/transfer', actors, (c) => transferOne(c, c.req.param('id')));
  desk.post('/evaluation/assign', actors, assignMany);
  desk.post('/evaluation/table', actors, assignByTable);
  desk.post('/virtual-time', actors, moveTime);
  return desk;
}
