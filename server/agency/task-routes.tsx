import { Hono } from 'hono';
import { periodKey } from '../../domain/kinds/dated-name.ts';
import { formsOf } from '../../ledger/read/form-of.ts';
import { ownDuties } from '../../ledger/read/agency/own-duties.ts';
import { tasksOf, type TasksOfPlan } from '../../ledger/read/agency/own-tasks.ts';
import { sourceOf } from '../../ledger/read/desk/source.ts';
import { spanFrom } from '../parts/source-text.tsx';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { notFoundPage } from '../web/errors.tsx';
import { requireUser, userOf } from '../web/session.ts';
import { DutiesPage } from './duties-page.tsx';
import { FormPreview } from './form-preview.tsx';
import { SourcePage } from './source-page.tsx';
import { TasksPage } from './tasks-page.tsx';

/** What an agency sees of a plan before anything is asked: its tasks, their source, the forms. */
export function taskRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/tasks', requireUser(), async (c) =>
    c.html(<TasksPage c={c} plans={await ownPlans(c)} />),
  );

  app.get('/tasks/source', requireUser(), async (c) => {
    const plan = await ownPlan(c);
    const source = plan && (await sourceOf(c.get('deps').ledger, plan.planId));
    if (!source) return notFoundPage(c);
    const span = spanFrom(c, source.text.length);
    return c.html(<SourcePage c={c} title={plan.title} text={source.text} span={span} />);
  });

  app.get('/duties', requireUser(), async (c) => {
    const { agencyId, contacts } = userOf(c);
    const { ledger } = c.get('deps');
    const plans =
      agencyId === null ? [] : await ownDuties(ledger, { agencyId, contacts }, c.get('now'));
    return c.html(<DutiesPage c={c} plans={plans} />);
  });

  app.get('/tasks/form', requireUser(), async (c) => {
    const plan = await ownPlan(c);
    const { agencyId } = userOf(c);
    const asked = plan?.asked.find(
      ({ kind, period }) =>
        kind === c.req.query('kind') &&
        (period === null || periodKey(period) === c.req.query('period')),
    );
    const taskId = c.req.query('task') ?? null;
    if (!plan || !asked?.hasForm || !asked.about.includes(taskId) || agencyId === null)
      return notFoundPage(c);
    const { planId } = plan;
    const { kind, period } = asked;
    const forms = await formsOf(c.get('deps').ledger.db, {
      planId,
      kind,
      period: period ?? '',
      taskId,
      agencyId,
    });
    const task = plan.tasks.find(({ id }) => id === taskId) ?? null;
    const fields = forms.fields(forms.version);
    return c.html(<FormPreview c={c} plan={plan} asked={asked} task={task} fields={fields} />);
  });

  return app;
}

/** What every plan gives the reader's agency to do; nothing for who has none. */
async function ownPlans(c: AppContext): Promise<TasksOfPlan[]> {
  const { agencyId } = userOf(c);
  return agencyId === null ? [] : tasksOf(c.get('deps').ledger, agencyId);
}

/** The plan of the address, if it gives the reader's agency anything to do. */
const ownPlan = async (c: AppContext) =>
  (await ownPlans(c)).find(({ planId }) => planId === c.req.query('plan')) ?? null;
