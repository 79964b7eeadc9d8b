import { adjustmentsOf } from '../../ledger/read/desk/adjustments.ts';
import { agencyChoices } from '../../ledger/read/desk/changes.ts';
import { indicatorsAt, type IndicatorFacts } from '../../ledger/read/indicators/indicators.ts';
import { objectionsOf, type ObjectionRow } from '../../ledger/read/objections.ts';
import { taskPage, type TaskChangeRow, type TaskPage } from '../../ledger/read/desk/tasks.ts';
import { Card, Empty } from '../parts/card.tsx';
import { cycleText } from '../parts/cycle-choice.tsx';
import { announcementOf, DeskPage, type Announcement } from '../parts/desk-page.tsx';
import type { Desk } from '../parts/desk.ts';
import { CourseText } from '../parts/indicators/course.tsx';
import { indicatorPath } from '../parts/indicators/list-page.tsx';
import { indicatorPageWordsOf } from '../parts/indicators/words.ts';
import { evaluationWordsOf } from '../parts/evaluation/words.ts';
import { AgencyLink, agencyText, reportPath } from '../parts/names.tsx';
import { AgencyName, Verbatim } from '../parts/text.tsx';
import { changeWordsOf } from './change-words.ts';
import type { Given } from './given.ts';
import { TaskForms } from './task-forms.tsx';

/**
 * GET /desk/tasks/:id: one task, who is responsible for it, its reports and what was changed; and for the
 * commission the forms that change it. Also shown again with a refusal, and what was typed.
 */
export async function showTask(
  desk: Desk,
  taskId: string,
  typed: Given = {},
  refusal: Announcement | null = null,
) {
  const task = await taskPage(desk.ledger, desk.plan, taskId);
  if (!task) return desk.c.notFound();
  const given = refusal ? typed : { ...(await adopting(desk, taskId)), ...typed };
  const words = changeWordsOf(desk.words.lang);
  const indicators = await indicatorsAt(desk.ledger.db, { taskId }, desk.now);
  const objections = await objectionsOf(desk.ledger, { taskId });
  const agencies = desk.mayAct ? await agencyChoices(desk.ledger) : [];
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={words.task(task.number)}
      section="tasks"
      announcement={refusal ?? announcementOf(desk)}
    >
      <div class="row">
        <div class="col-lg-7">
          <Text desk={desk} task={task} />
          <Reports desk={desk} task={task} />
          {desk.mayAct && <TaskForms desk={desk} task={task} agencies={agencies} given={given} />}
        </div>
        <div class="col-lg-5">
          <Facts desk={desk} task={task} />
          <Indicators desk={desk} indicators={indicators} />
          {objections.length > 0 && (
            <Card title={desk.says.objections.ofTask} body="padded">
              {objections.map((objection) => (
                <Objection desk={desk} objection={objection} />
              ))}
              <a href={desk.link('/desk/objections')}>{desk.says.sections.objections}</a>
            </Card>
          )}
          <Card title={words.history} body="padded">
            {task.changes.length === 0 && <p class="muted m-0">{words.noHistory}</p>}
            {task.changes.map((change) => (
              <Change desk={desk} change={change} />
            ))}
          </Card>
        </div>
      </div>
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

/** What a change begins with that adopts the proposal in the address: its source, and words for it. */
async function adopting(desk: Desk, taskId: string): Promise<Given> {
  const from = desk.c.req.query('from');
  if (from === undefined) return {};
  const proposals = await adjustmentsOf(desk.ledger, desk.plan, desk.now, taskId);
  const found = proposals.find(({ id }) => id === from);
  if (!found) return {};
  const words = evaluationWordsOf(desk.words.lang);
  return { source: [found.id], why: [words.adopting(agencyText(desk, found.agency), found.text)] };
}

interface Part {
  desk: Desk;
  task: TaskPage;
}

function Text({ desk, task }: Part) {
  const words = changeWordsOf(desk.words.lang);
  const { chapter, section, spanStart, spanEnd, text } = task;
  return (
    <Card title={words.text} body="padded">
      <p class="quote" lang="zh-CN">
        {text}
      </p>
      <p class="muted small mt-2 mb-0">
        {[chapter, section].map(
          (title) =>
            title !== null && (
              <>
                <Verbatim c={desk.c} text={title} /> ·{' '}
              </>
            ),
        )}
        <a href={desk.link('/desk/source#span', { from: spanStart, to: spanEnd })}>
          {desk.says.report.showInSource}
        </a>
      </p>
    </Card>
  );
}

function Facts({ desk, task }: Part) {
  const words = changeWordsOf(desk.words.lang);
  const { setAside, responsible } = task;
  return (
    <Card title={words.responsible} body="padded">
      <dl class="facts">
        <dt>{words.state}</dt>
        <dd>
          {setAside ? (
            <>
              <strong>{words.setAside[setAside.cause] ?? setAside.cause}</strong>{' '}
              {words.since(desk.words.instant(setAside.at, desk.zone))}
              <p class="quote m-0">
                <Verbatim c={desk.c} text={setAside.why} />
              </p>
              <span class="muted small">
                <Verbatim c={desk.c} text={setAside.by} />
              </span>
            </>
          ) : (
            words.going
          )}
        </dd>
        {responsible.map(({ agency, role }) => (
          <>
            <dt>{desk.words.responsibility[role]}</dt>
            <dd>
              <AgencyLink desk={desk} agency={agency} />
            </dd>
          </>
        ))}
      </dl>
    </Card>
  );
}

/** What is measured of the task, and where that is. */
function Indicators({ desk, indicators }: { desk: Desk; indicators: IndicatorFacts[] }) {
  const { facts } = indicatorPageWordsOf(desk.words.lang);
  if (indicators.length === 0) return null;
  return (
    <Card title={desk.says.sections.indicators} id="indicators" body="padded">
      <ul class="plain m-0">
        {indicators.map((indicator) => (
          <li>
            <a href={indicatorPath(desk, indicator.id)}>
              <Verbatim c={desk.c} text={indicator.name} />
            </a>{' '}
            {indicator.state === 'confirmed' ? (
              <CourseText c={desk.c} indicator={indicator} />
            ) : (
              <span class="muted">
                {indicator.state === 'proposed' ? facts.proposed : facts.decided.set_aside}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Reports({ desk, task: { reports } }: Part) {
  const words = changeWordsOf(desk.words.lang);
  return (
    <Card title={words.reports} body="table">
      {reports.length === 0 && <Empty text={words.noReports} />}
      <table class="table table-sm card-table">
        <tbody>
          {reports.map((report) => (
            <tr>
              <td>
                <a href={reportPath(report.id)}>{cycleText(desk, report)}</a>
              </td>
              <td>
                <AgencyName c={desk.c} agency={report.agency} />
              </td>
              <td class="nowrap">{desk.words.shortDate(report.dueOn)}</td>
              <td class="nowrap">
                {report.leftAt ? desk.words.left : desk.words.stage[report.stage]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** What an agency has against the task, and what was answered; answering is the page of objections'. */
function Objection({ desk, objection }: { desk: Desk; objection: ObjectionRow }) {
  const { objections: words } = desk.says;
  const { agency, text, raisedAt, raisedBy, withdrawnAt, answeredAt, answeredBy } = objection;
  const at = (instant: Date) => desk.words.instant(instant, desk.zone);
  return (
    <div class="mb-3">
      <AgencyLink desk={desk} agency={agency} />
      <p class="quote m-0">
        <Verbatim c={desk.c} text={text} />
      </p>
      <span class="muted small">
        {words.raised(at(raisedAt))}
        <Verbatim c={desk.c} text={raisedBy} />
        {withdrawnAt && <span class="d-block">{words.withdrawn(at(withdrawnAt))}</span>}
      </span>
      {answeredAt && (
        <>
          <p class="quote m-0">
            <Verbatim c={desk.c} text={objection.answer ?? ''} />
          </p>
          <span class="muted small">
            {words.answered(at(answeredAt))}
            <Verbatim c={desk.c} text={answeredBy ?? ''} />
          </span>
        </>
      )}
    </div>
  );
}

function Change({ desk, change }: { desk: Desk; change: TaskChangeRow }) {
  const words = changeWordsOf(desk.words.lang);
  const { at, by, why, textBefore, responsibleBefore, setAside, source } = change;
  const what =
    setAside === undefined
      ? words.what[textBefore === null ? 'responsible' : 'text']
      : setAside === null
        ? words.what.resumed
        : (words.setAside[setAside] ?? setAside);
  return (
    <div class="mb-3">
      <strong>{what}</strong>{' '}
      <span class="muted small">
        {desk.words.instant(at, desk.zone)} · <Verbatim c={desk.c} text={by} />
      </span>
      <p class="quote m-0">
        <Verbatim c={desk.c} text={why} />
      </p>
      {source && (
        <p class="small m-0">
          {words.source}
          {desk.words.frame.colon}
          <a href={reportPath(source.reportId)}>{source.reportId}</a>
          {desk.says.report.comma}
          {desk.says.report.revision(source.revision)}
        </p>
      )}
      {(textBefore ?? responsibleBefore) !== null && (
        <details class="small">
          <summary>{words.before}</summary>
          {textBefore !== null && <p lang="zh-CN">{textBefore}</p>}
          {responsibleBefore?.map(({ agency, role }) => (
            <div>
              {desk.words.responsibility[role]} <AgencyName c={desk.c} agency={agency} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}
