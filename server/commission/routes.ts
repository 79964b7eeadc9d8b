import { Hono } from 'hono';
import { atDesk } from '../parts/routes.tsx';
import type { AppEnv } from '../web/deps.ts';
import { freshCode, freshCodeWhere } from '../web/fresh-code.tsx';
import { requireUser } from '../web/session.ts';
import { assignByTable } from './assessor-table.tsx';
import { assignMany } from './assign-assessors.tsx';
import { bringCalendar, previewCalendar } from './calendar/act.tsx';
import { showCalendar } from './calendar/page.tsx';
import { importRoutes } from './import/routes.ts';
import { addOne, changeOne, confirmMany } from './indicators.ts';
import { issueLetters, previewLetters, undoLetter } from './issue-letters.tsx';
import { applyLedgerTable, isTableGrave, previewLedgerTable } from './ledger-table.tsx';
import { saveDraft } from './letter-text.tsx';
import { launchPlan, showLaunch } from './launch-page.tsx';
import { changeObligation, showChanges } from './changes-page.tsx';
import { changeOneTask } from './change-task.tsx';
import { endRunning } from './end-running.ts';
import { moveTime } from './move-time.ts';
import { confirmChosen } from './confirm-chosen.ts';
import { pauseRunning, resumeRunning, undoRunning } from './run-plan.ts';
import { acceptOne, reopenOne } from './preparation/act-on-finding.ts';
import { showReady } from './preparation/confirm-launch.tsx';
import { showPolicy } from './preparation/policy-page.tsx';
import { showPreflight } from './preparation/preflight-page.tsx';
import { savePolicy } from './preparation/save-policy.tsx';
import { sendDueDates, sendPlanTable } from './preparation/send-plan-files.ts';
import { showSendPlan } from './preparation/send-plan-page.tsx';
import { startRehearsal, stopRehearsal } from './rehearsal/act.ts';
import { chooseInstant, leaveRehearsal, lookAround } from './rehearsal/look.ts';
import { showRehearsedMail } from './rehearsal/mail-page.tsx';
import { showRehearsal } from './rehearsal/page.tsx';
import { sendMailsAgain } from './send-again.ts';
import { showTask } from './task-page.tsx';
import { showTasks } from './tasks-page.tsx';
import { showTransfer, transferOne } from './transfer-page.tsx';

/** What the commission does at its desk, and for it an administrator; GET changes nothing. */
export function commissionRoutes(): Hono<AppEnv> {
  const actors = requireUser('commission', 'admin');
  const desk = new Hono<AppEnv>();
  desk.post('/letters/preview', actors, previewLetters);
  desk.post('/letters/issue', actors, freshCode, issueLetters);
  desk.post('/letters/:id/undo', actors, (c) => undoLetter(c, c.req.param('id')));
  desk.post('/letters/drafts/:key', actors, (c) => saveDraft(c, c.req.param('key')));
  desk.get(
    '/launch',
    atDesk((each) => showLaunch(each)),
  );
  desk.post('/mails/send-again', actors, sendMailsAgain);
  desk.post('/launch', actors, freshCode, launchPlan);
  desk.post('/launch/confirm', actors, confirmChosen);
  desk.post('/launch/undo', actors, undoRunning);
  desk.post('/launch/pause', actors, pauseRunning);
  desk.post('/launch/resume', actors, resumeRunning);
  desk.post('/launch/end', actors, endRunning);
  desk.get(
    '/launch/ready',
    atDesk((each) => showReady(each)),
  );
  desk.get(
    '/preflight',
    atDesk((each) => showPreflight(each)),
  );
  desk.post('/preflight/accept', actors, acceptOne);
  desk.post('/preflight/reopen', actors, reopenOne);
  desk.get(
    '/policy',
    atDesk((each) => showPolicy(each)),
  );
  desk.post('/policy', actors, savePolicy);
  desk.get('/send-plan', atDesk(showSendPlan));
  desk.get('/send-plan.xlsx', atDesk(sendPlanTable));
  desk.get('/send-plan.ics', atDesk(sendDueDates));
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
  desk.post('/indicators', actors, addOne);
  desk.post('/indicators/confirm', actors, confirmMany);
  desk.post('/indicators/:id', actors, (c) => changeOne(c, c.req.param('id')));
  desk.post('/evaluation/assign', actors, assignMany);
  desk.get(
    '/rehearsal',
    atDesk((each) => showRehearsal(each)),
  );
  desk.post('/rehearsal', actors, startRehearsal);
  desk.post('/rehearsal/at', actors, chooseInstant);
  desk.post('/rehearsal/leave', leaveRehearsal);
  desk.post('/rehearsal/:id/look', actors, (c) => lookAround(c, c.req.param('id')));
  desk.post('/rehearsal/:id/cancel', actors, (c) => stopRehearsal(c, c.req.param('id')));
  desk.get('/rehearsal/:id/mails/:place', (c) =>
    showRehearsedMail(c, c.req.param('id'), c.req.param('place')),
  );
  desk.get(
    '/calendar',
    atDesk((each) => showCalendar(each)),
  );
  desk.post('/calendar/preview', actors, previewCalendar);
  desk.post('/calendar', actors, bringCalendar);
  desk.post('/evaluation/table', actors, assignByTable);
  desk.post('/reports/table/preview', actors, previewLedgerTable);
  desk.post('/reports/table/apply', actors, freshCodeWhere(isTableGrave), applyLedgerTable);
  desk.post('/virtual-time', actors, moveTime);
  desk.route('/import', importRoutes());
  return desk;
}
