import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { periodKey } from '../../domain/kinds/dated-name.ts';
import { cycleName, kindWordsOf, periodWords } from '../../domain/kinds/words.ts';
import type { Asked } from '../../ledger/read/agency/asked.ts';
import type { OwnTask, TaskRole, TasksOfPlan } from '../../ledger/read/agency/own-tasks.ts';
import { Card } from '../parts/card.tsx';
import { pageFrom, PageLinks, rowsOf } from '../parts/pager.tsx';
import { AgencyName, headOf, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { agencyWords } from './words.ts';

/** Tasks of one role that one page shows. */
const SHOWN = 40;
const ROLES: readonly TaskRole[] = ['lead', 'responsible', 'cooperating', 'named'];

/** Every task of an agency with its source, the dates, and what will be asked: before it opens. */
export function TasksPage({ c, plans }: { c: AppContext; plans: TasksOfPlan[] }) {
  const { tasks: words } = agencyWords(c);
  return (
    <Page c={c} title={words.title} active="tasks" styles={['agency.css']}>
      {plans.length === 0 && <p class="card card-body">{words.none}</p>}
      {plans.map((plan) => (
        <section aria-labelledby={`plan-${plan.planId}`}>
          <h2 class="page-heading" id={`plan-${plan.planId}`}>
            <Verbatim c={c} text={plan.title} />
          </h2>
          {plan.launchedAt === null && <p class="panel-warn">{words.notLaunched}</p>}
          <AskedCard c={c} plan={plan} />
          {ROLES.map((role) => (
            <TasksCard
              c={c}
              plan={plan}
              role={role}
              tasks={plan.tasks.filter((task) => task.role === role)}
            />
          ))}
        </section>
      ))}
    </Page>
  );
}

interface PlanProps {
  c: AppContext;
  plan: TasksOfPlan;
}

/** What each obligation asks, when, and the form; of tasks the form stands with each. */
function AskedCard({ c, plan }: PlanProps) {
  const { tasks: words } = agencyWords(c);
  return (
    <Card title={words.asked}>
      <div class="card-body">
        {plan.asked.length === 0 && <p class="m-0">{words.nothingAsked}</p>}
        <dl class="filed-form m-0">
          {plan.asked.map((asked) => (
            <>
              <dt>
                {askedName(c, asked)}{' '}
                <span class="muted small">{words.reports(asked.about.length)}</span>
              </dt>
              <dd>
                <CycleDates c={c} plan={plan} asked={asked} />
                {!asked.hasForm && <p class="m-0">{words.noForm}</p>}
                {asked.hasForm && asked.about.includes(null) && (
                  <a href={formPath(plan, asked, null)}>{words.seeForm}</a>
                )}
              </dd>
            </>
          ))}
        </dl>
      </div>
    </Card>
  );
}

/** When each cycle opens and is due; a date that may still move is marked. */
export function CycleDates({ c, plan, asked }: PlanProps & { asked: Asked }) {
  const { tasks: words, my } = agencyWords(c);
  const { provisional, frame } = c.get('words');
  if (asked.cycles.length === 0) return <p class="m-0">{words.datesFollow}</p>;
  return (
    <>
      <ul class="plain m-0">
        {asked.cycles.map(({ period, opensAt, dueOn, provisional: mayMove }) => {
          const about = asked.period === null ? periodWords(c.get('lang'), period) : '';
          return (
            <li>
              {about !== '' && `${about}${frame.colon}`}
              {my.fromTo(civilDateOf(opensAt, plan.zone), dueOn)}
              {mayMove && ' *'}
            </li>
          );
        })}
      </ul>
      {asked.cycles.some((cycle) => cycle.provisional) && (
        <p class="muted small m-0">* {provisional}</p>
      )}
    </>
  );
}

/** The tasks of one role, a page of them at a time: an agency may have hundreds. */
function TasksCard({ c, plan, role, tasks }: PlanProps & { role: TaskRole; tasks: OwnTask[] }) {
  const { tasks: words } = agencyWords(c);
  if (tasks.length === 0) return null;
  const size = rowsOf(c, SHOWN);
  const pages = Math.ceil(tasks.length / size);
  const wanted = `${plan.planId}.${role}`;
  const page = Math.min(pages, pageFrom(c.req.query(wanted)));
  const href = (number: number) =>
    `?${new URLSearchParams({ ...c.req.query(), [wanted]: String(number) })}#${wanted}`;
  return (
    <Card title={words.roles[role](tasks.length)} id={wanted}>
      <div class="card-body">
        <ul class="task-lines">
          {tasks.slice((page - 1) * size, page * size).map((task) => (
            <li>
              <Task c={c} plan={plan} task={task} />
            </li>
          ))}
        </ul>
      </div>
      <PageLinks c={c} page={page} pages={pages} of={{ count: tasks.length, size }} href={href} />
    </Card>
  );
}

/** One task: the beginning of its text, and folded the whole with its place, who, and its forms. */
function Task({ c, plan, task }: PlanProps & { task: OwnTask }) {
  const { tasks: words, report: own } = agencyWords(c);
  const { number, text, chapter, section, span, lead, cooperating, setAside } = task;
  const asked = plan.asked.filter(({ about, hasForm }) => hasForm && about.includes(task.id));
  const source = new URLSearchParams({
    plan: plan.planId,
    from: String(span.from),
    to: String(span.to),
  });
  return (
    <details>
      <summary>
        <b class="nowrap">{c.get('words').task(number)}</b>{' '}
        <Verbatim c={c} text={headOf(text, 36)} />
        {setAside && <span class="tag">{words.setAside[setAside]}</span>}
      </summary>
      <p class="verbatim">
        <Verbatim c={c} text={text} />
      </p>
      <p class="muted small place">
        {[chapter, section].map(
          (title, i) =>
            title && (
              <>
                {i > 0 && ' › '}
                <Verbatim c={c} text={title} />
              </>
            ),
        )}{' '}
        <a href={`/tasks/source?${source.toString()}#span`}>{words.showInSource}</a>
      </p>
      <Agencies c={c} name={own.lead} agencies={lead} />
      <Agencies c={c} name={own.cooperating} agencies={cooperating} />
      {asked.length > 0 && (
        <p class="small m-0">
          {words.seeForm}
          {c.get('words').frame.colon}
          {asked.map((each, i) => (
            <>
              {i > 0 && own.list}
              <a href={formPath(plan, each, task.id)}>{askedName(c, each)}</a>
            </>
          ))}
        </p>
      )}
    </details>
  );
}

function Agencies(props: { c: AppContext; name: string; agencies: OwnTask['lead'] }) {
  const { c, name, agencies } = props;
  if (agencies.length === 0) return null;
  return (
    <p class="small m-0">
      {name}
      {c.get('words').frame.colon}
      {agencies.map((agency, i) => (
        <>
          {i > 0 && agencyWords(c).report.list}
          <AgencyName c={c} agency={agency} />
        </>
      ))}
    </p>
  );
}

/** What is asked by its kind's name, or by its own if it has one. */
export const askedName = (c: AppContext, { kind, period }: Asked): string =>
  period === null ? kindWordsOf(c.get('lang'), kind).name : cycleName(c.get('lang'), kind, period);

function formPath({ planId }: TasksOfPlan, { kind, period }: Asked, task: string | null): string {
  const query = new URLSearchParams({ plan: planId, kind });
  if (period !== null) query.set('period', periodKey(period));
  if (task !== null) query.set('task', task);
  return `/tasks/form?${query.toString()}`;
}
