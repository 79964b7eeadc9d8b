import { Hono } from 'hono';
import { askExtension, takeBackExtension } from '../../ledger/commands/extension-commands.ts';
import { answerExtensions } from '../../ledger/commands/decide-extensions.ts';
import { reportDetail, type ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { agencyExtensions } from '../../ledger/read/extensions.ts';
import { textIn, textsIn } from '../parts/posted.ts';
import { extensionWordsOf } from '../parts/extensions/words.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { actorOf, requireUser, userOf } from '../web/session.ts';
import { MyExtensionsPage } from './my-extensions.tsx';
import { OwnReportPage } from './own-report-page.tsx';

/** 延期 as an agency sees it: asks, takes back; its leader confirms or declines. */
export function extensionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/my/extensions', requireUser(), (c) => showMine(c));

  app.post('/my/extensions', requireUser(), async (c) => {
    const form = await c.req.parseBody({ all: true });
    const ids = textsIn(form, 'extension');
    const words = textIn(form, 'words');
    const declines = textIn(form, 'outcome') === 'decline';
    const { confirm } = extensionWordsOf(c.get('lang'));
    const draft = { ids, words };
    if (ids.length === 0)
      return showMine(c, { draft, done: { good: false, text: confirm.tickFirst } }, 422);
    const { ledger } = c.get('deps');
    const outcomes = await answerExtensions(ledger, ids, declines ? words : null, personOf(c));
    const failed = outcomes.flatMap(({ extensionId, outcome }) =>
      outcome.ok ? [] : [{ extensionId, refusal: outcome.refusal }],
    );
    const count = outcomes.length - failed.length;
    const text = declines ? confirm.declinedDone(count) : confirm.done(count);
    const done = count > 0 ? { good: true, text } : null;
    return showMine(c, { draft, done, failed }, failed.length > 0 ? 409 : 200);
  });

  app.post('/reports/:id/extension', requireUser(), async (c) => {
    const report = await ownReport(c);
    if ('response' in report) return report.response;
    const form = await c.req.parseBody({ all: true });
    const typed = {
      newDueOn: textIn(form, 'newDueOn'),
      reason: textIn(form, 'reason'),
      stateOfWork: textIn(form, 'stateOfWork'),
    };
    const outcome = await askExtension(c.get('deps').ledger, report.id, typed, personOf(c));
    if (outcome.ok) return c.redirect(`/reports/${encodeURIComponent(report.id)}#extension`, 303);
    const { refusal } = outcome;
    const present = (await detailOf(c, report.id)) ?? report;
    const status = /^extension_(words|date)$/.test(refusal.code) ? 422 : 409;
    return c.html(
      <OwnReportPage c={c} report={present} refusal={refusal} extension={typed} />,
      status,
    );
  });

  app.post('/reports/:id/extension/withdraw', requireUser(), async (c) => {
    const report = await ownReport(c);
    if ('response' in report) return report.response;
    const id = textIn(await c.req.parseBody({ all: true }), 'extension');
    // The address says whose it is; a request of another report is none of it.
    if (!report.extensions.requests.some((each) => each.id === id)) return notFoundPage(c);
    const outcome = await takeBackExtension(c.get('deps').ledger, id, null, personOf(c));
    if (outcome.ok) return c.redirect(`/reports/${encodeURIComponent(report.id)}#extension`, 303);
    const present = (await detailOf(c, report.id)) ?? report;
    return c.html(<OwnReportPage c={c} report={present} refusal={outcome.refusal} />, 409);
  });

  return app;
}

const personOf = (c: AppContext) => ({ actor: actorOf(userOf(c)), email: userOf(c).email });

const detailOf = (c: AppContext, id: string) =>
  reportDetail(c.get('deps').ledger, id, c.get('now'));

/** The report of the address, for the agency that owes it; else what the visitor is told. */
async function ownReport(c: AppContext): Promise<ReportDetail | { response: Response }> {
  const id = c.req.param('id') ?? '';
  const report = /^[\w.-]{1,200}$/.test(id) ? await detailOf(c, id) : null;
  if (!report) return { response: await notFoundPage(c) };
  if (userOf(c).agencyId !== report.agency.id) return { response: await forbiddenPage(c) };
  return report;
}

type Shown = Omit<Parameters<typeof MyExtensionsPage>[0], 'c' | 'mine'>;

async function showMine(c: AppContext, shown: Shown = {}, status: 200 | 409 | 422 = 200) {
  const { agencyId } = userOf(c);
  if (agencyId === null) return forbiddenPage(c);
  const mine = await agencyExtensions(c.get('deps').ledger, agencyId);
  return c.html(<MyExtensionsPage c={c} mine={mine} {...shown} />, status);
}
