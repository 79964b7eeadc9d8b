import type { Refusal } from '../../domain/report/refusal.ts';
import type { AssignedTask, Assignment } from '../../ledger/read/agency/assignment.ts';
import type { Outlook } from '../../ledger/read/agency/coming-cycles.ts';
import type { OwnContact } from '../../ledger/read/agency/own-contacts.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { Card } from '../parts/card.tsx';
import { LightTag } from '../parts/light-tag.tsx';
import { refusalText } from '../parts/refusals.ts';
import { AgencyName, instantText, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { WhatComes } from './coming.tsx';
import { ContactsTable } from './contacts-table.tsx';
import { isFilable } from './filed-list.tsx';
import { newestRevision } from './form-values.ts';
import { ObjectionsCard, type TypedObjection } from './objections-card.tsx';
import { Fact, TaskText } from './report-facts.tsx';
import { headingOf } from './subject.tsx';
import { agencyWords } from './words.ts';

interface AssignmentPageProps {
  c: AppContext;
  report: ReportDetail;
  assignment: Assignment;
  contacts: OwnContact[];
  outlook: Outlook;
  refusal?: Refusal;
  /** An objection that was not taken, as it was typed. */
  typed?: TypedObjection;
}

/** 签收: what an agency was assigned, to be confirmed in a click, and objected to in words. */
export function AssignmentPage(props: AssignmentPageProps) {
  const { c, report, assignment, contacts, outlook, refusal, typed } = props;
  const { assignment: words } = agencyWords(c);
  return (
    <Page c={c} title={headingOf(c, report)} active="my" styles={['agency.css']}>
      {refusal && <Refused c={c} refusal={refusal} zone={report.zone} />}
      <div class="report-columns">
        <div>
          <TaskText c={c} report={report} />
          <Confirmation c={c} report={report} />
          <Tasks c={c} assignment={assignment} />
          <ObjectionsCard c={c} report={report} assignment={assignment} typed={typed} />
          <Card title={words.people} id="people">
            <div class="card-body">
              <p class="muted">{words.peopleText}</p>
              <ContactsTable c={c} contacts={contacts.filter(({ active }) => active)} />
              <a class="btn" href="/contacts">
                {words.toPeople}
              </a>
            </div>
          </Card>
          <WhatComes c={c} outlook={outlook} />
        </div>
        <Facts c={c} report={report} />
      </div>
    </Page>
  );
}

/** Why a command was refused, and what to do. */
export function Refused({ c, refusal, zone }: { c: AppContext; refusal: Refusal; zone?: string }) {
  const { refusals } = partsWordsOf(c.get('lang'));
  const { why, todo } = refusalText(refusals, refusal, (at) => instantText(c, at, zone));
  return (
    <div class="panel-error" role="alert">
      <p class="m-0">
        <b>{why}</b> {todo}
      </p>
    </div>
  );
}

/** Until when it is to be signed, how it stands, and who answers objections. */
function Facts({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { assignment: words, my, report: own } = agencyWords(c);
  return (
    <Card>
      <dl class="card-body facts">
        <Fact name={my.columns.light}>
          <LightTag c={c} light={report.light} kind={report.kind} />
        </Fact>
        <Fact name={words.due}>
          <b>{my.dueBy(report.dueOn)}</b>
        </Fact>
        <Fact name={words.assigned}>{instantText(c, report.opensAt, report.zone)}</Fact>
        <Fact name={own.agency}>
          <AgencyName c={c} agency={report.agency} />
        </Fact>
        <Fact name={words.superior}>
          <AgencyName c={c} agency={report.superior} />
        </Fact>
        <Fact name={own.number}>{report.id}</Fact>
      </dl>
    </Card>
  );
}

function Confirmation({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { assignment: words } = agencyWords(c);
  const [filed] = report.filed;
  if (filed && report.stage === 'accepted')
    return (
      <p class="panel-good" role="status">
        {words.confirmed(instantText(c, filed.filedAt, report.zone))}
        <Verbatim c={c} text={filed.filedBy} />{' '}
        {filed.late && <span class="tag tag-late">{words.confirmedLate}</span>}
      </p>
    );
  if (!isFilable(report)) return null;
  const isLate = report.stage === 'missed' || report.light.reason.code === 'overdue';
  return (
    <Card>
      <form class="card-body" method="post" action={`/reports/${encodeURIComponent(report.id)}`}>
        <p class={isLate ? 'error-text' : ''}>
          {isLate ? words.lateText : words.confirmText(report.dueOn)}
        </p>
        <p class="muted small">{words.note}</p>
        <input type="hidden" name="basedOn" value={String(newestRevision(report))} />
        <button class="btn btn-primary">{words.confirm}</button>
      </form>
    </Card>
  );
}

function Tasks({ c, assignment: { tasks, isRegion } }: { c: AppContext; assignment: Assignment }) {
  const { assignment: words } = agencyWords(c);
  const leads = tasks.filter(({ role }) => role === 'lead' || role === 'responsible');
  const cooperates = tasks.filter(({ role }) => role === 'cooperating');
  const named = tasks.filter(({ role }) => role === 'named');
  return (
    <Card title={words.tasks(tasks.length)} id="tasks">
      <div class="card-body">
        {isRegion && <p>{words.region}</p>}
        {tasks.length === 0 && !isRegion && <p>{words.noTasks}</p>}
        {leads.length > 0 && <h3>{words.leads(leads.length)}</h3>}
        <TaskList c={c} tasks={leads} />
        {cooperates.length > 0 && <h3>{words.cooperates(cooperates.length)}</h3>}
        <TaskList c={c} tasks={cooperates} />
        {named.length > 0 && <h3>{agencyWords(c).tasks.roles.named(named.length)}</h3>}
        <TaskList c={c} tasks={named} />
      </div>
    </Card>
  );
}

function TaskList({ c, tasks }: { c: AppContext; tasks: AssignedTask[] }) {
  const words = c.get('words');
  const { assignment, my } = agencyWords(c);
  const names = (label: string, agencies: AssignedTask['lead']) =>
    agencies.length > 0 && (
      <span class="muted small d-block">
        {label}
        {words.frame.colon}
        {agencies.map((agency, i) => (
          <>
            {i > 0 && my.and}
            <AgencyName c={c} agency={agency} />
          </>
        ))}
      </span>
    );
  return (
    <ul class="task-lines">
      {tasks.map(({ number, text, chapter, section, lead, cooperating, targets }) => (
        <li>
          <p class="muted small place">
            {[chapter, section]
              .filter((title) => title !== null)
              .map((title, i) => (
                <>
                  {i > 0 && ' › '}
                  <Verbatim c={c} text={title} />
                </>
              ))}
          </p>
          <p class="verbatim m-0">
            <b class="nowrap">{words.task(number)}</b> <Verbatim c={c} text={text} />
          </p>
          {names(words.responsibility.lead, lead)}
          {names(words.responsibility.cooperating, cooperating)}
          {targets.length > 0 && (
            <span class="small d-block">
              {assignment.targets}
              {words.frame.colon}
              {targets.map(({ quote, by }, i) => (
                <>
                  {i > 0 && my.and}
                  <Verbatim c={c} text={quote} />
                  {by && ` (${assignment.by(by)})`}
                </>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
