import {
  draftCounts,
  escalationsPage,
  type AgencyEscalations,
  type EscalatedReport,
} from '../../../ledger/read/desk/escalations-page.ts';
import { Card, Empty } from '../card.tsx';
import { announcementOf, DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { LightTag } from '../light-tag.tsx';
import { AgencyLink, ReportLink } from '../names.tsx';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';

const PATH = '/desk/escalations';
const SHOWN = 100;

/**
 * GET /desk/escalations: what is put before this reader's agency (everything, for an administrator),
 * and how much waits to be issued.
 */
export async function showEscalations(desk: Desk) {
  const { ledger, plan, selection, now, user } = desk;
  const toAgency = user.role === 'admin' ? null : user.agencyId;
  const wanted = {
    selection,
    toAgency,
    page: pageFrom(desk.c.req.query('page')),
    size: rowsOf(desk.c, SHOWN),
  };
  const [escalated, drafts] = await Promise.all([
    escalationsPage(ledger, plan, wanted, now),
    draftCounts(ledger, plan, now),
  ]);
  const { agencies, count, overdue, page: number, pages } = escalated;
  const { sections, escalations: words, overview } = desk.says;
  const waiting = drafts.letters + drafts.circulars > 0;
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={sections.escalations}
      section="escalations"
      chooser="/desk/escalations"
      announcement={announcementOf(desk)}
    >
      <Card title={words.drafts} id="drafts" body="padded">
        <p class="m-0">
          {waiting ? overview.draftCount(drafts.letters, drafts.circulars) : words.noDrafts}{' '}
          <a href={desk.link('/desk/letters')}>{sections.letters}</a>
        </p>
      </Card>
      <section class="card">
        {count === 0 ? (
          <Empty text={words.empty} />
        ) : (
          <p class="p-3 m-0 fw-bold" role="status">
            {words.overdueCount(overdue, count)}
          </p>
        )}
      </section>
      {agencies.map((each) => (
        <AgencyBlock desk={desk} agency={each} />
      ))}
      <Pages
        desk={desk}
        page={number}
        pages={pages}
        href={(each) => desk.link(PATH, { page: each })}
      />
    </DeskPage>,
  );
}

function AgencyBlock({ desk, agency: group }: { desk: Desk; agency: AgencyEscalations }) {
  const { escalations: words, common } = desk.says;
  const { agency, reports } = group;
  return (
    <Card
      title={<AgencyLink desk={desk} agency={agency} />}
      aside={<span class="muted">{words.reports(reports.length)}</span>}
      body="table"
    >
      {agency.id === desk.plan.commission.id && (
        <p class="muted small m-0 px-3 pt-2">{words.ownReports}</p>
      )}
      <table
        class="table table-list card-table escalation-table"
        data-title={desk.says.sections.escalations}
        data-group={common.agency}
      >
        <thead>
          <tr>
            <th scope="col">{common.task}</th>
            <th scope="col">{words.overdue}</th>
            <th scope="col">{words.raised}</th>
            <th scope="col">{common.light}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr>
              <td>
                <ReportLink desk={desk} report={report} />
              </td>
              <td class="nowrap">
                {words.overdueDays(report.daysOverdue)}
                <div class="muted small">
                  {report.answeredAt
                    ? words.answered(desk.words.instant(report.answeredAt, desk.zone))
                    : words.unanswered}
                </div>
              </td>
              <td>
                <Steps desk={desk} report={report} />
              </td>
              <td>
                <LightTag c={desk.c} light={report.light} kind={report.kind} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Steps({ desk, report }: { desk: Desk; report: EscalatedReport }) {
  const { escalations: words } = desk.says;
  return (
    <>
      {report.steps.map(({ effect, raisedAt, issuedAt }) => (
        <div class="nowrap">
          {words.effect[effect]}{' '}
          <span class="muted small">{desk.words.instant(raisedAt, desk.zone)}</span>{' '}
          {issuedAt && <span class="badge bg-blue-lt">{words.issued}</span>}
        </div>
      ))}
    </>
  );
}
