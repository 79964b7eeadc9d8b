import { draftsOf, type Draft } from '../../../ledger/read/desk/drafts.ts';
import {
  escalationsByAgency,
  type AgencyEscalations,
  type EscalatedReport,
} from '../../../ledger/read/desk/escalations.ts';
import { issuedTexts, type Issued } from '../../../ledger/read/desk/issued.ts';
import { Card, Empty } from '../card.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { LightTag } from '../light-tag.tsx';
import { AgencyLink, ReportLink } from '../names.tsx';
import { OfficialPaper } from '../official-paper.tsx';
import { AgencyName, Verbatim } from '../text.tsx';

/** GET /desk/escalations: what is put before the commission, and what waits to be issued. */
export async function showEscalations(desk: Desk, refusal: Announcement | null = null) {
  const { ledger, plan, year, now } = desk;
  const [agencies, drafts, issued] = await Promise.all([
    escalationsByAgency(ledger, plan, year, now),
    draftsOf(ledger.db, ledger.calendar, plan.id, now),
    issuedTexts(ledger, plan.id),
  ]);
  const { sections, escalations: words } = desk.says;
  const page = (
    <DeskPage
      desk={desk}
      title={sections.escalations}
      section="escalations"
      chooser="/desk/escalations"
      notice={refusal ?? announcementOf(desk)}
    >
      <Card title={words.drafts} id="drafts" body="table">
        {drafts.length === 0 ? (
          <Empty text={words.noDrafts} />
        ) : (
          <p class="muted m-0 p-3">{words.draftsText}</p>
        )}
        {drafts.map((draft) => (
          <DraftBlock desk={desk} draft={draft} />
        ))}
      </Card>
      {agencies.length === 0 && (
        <section class="card">
          <Empty text={words.empty} />
        </section>
      )}
      {agencies.map((each) => (
        <AgencyBlock desk={desk} agency={each} />
      ))}
      {issued.length > 0 && (
        <Card title={words.issued} body="table">
          {issued.map((each) => (
            <IssuedBlock desk={desk} issued={each} />
          ))}
        </Card>
      )}
    </DeskPage>
  );
  return desk.c.html(page, refusal ? 409 : 200);
}

function DraftBlock({ desk, draft }: { desk: Desk; draft: Draft }) {
  const { escalations: words } = desk.says;
  const { agency, escalationIds, year, text } = draft;
  return (
    <details class="draft">
      <summary>
        {agency ? (
          <>
            {words.letterTo}
            <AgencyName c={desk.c} agency={agency} />
          </>
        ) : (
          words.circularOf(desk.words.year(year))
        )}{' '}
        <span class="muted">{words.reports(escalationIds.length)}</span>
      </summary>
      <OfficialPaper text={text} />
      {desk.mayAct && (
        <form method="post" action="/desk/escalations/confirm" class="btn-row mt-3">
          <input type="hidden" name="plan" value={desk.plan.id} />
          {escalationIds.map((id) => (
            <input type="hidden" name="escalation" value={id} />
          ))}
          <button class="btn btn-primary">{words.issue}</button>
          <span class="muted small">{words.issueText}</span>
        </form>
      )}
    </details>
  );
}

function IssuedBlock({ desk, issued }: { desk: Desk; issued: Issued }) {
  const { escalations: words } = desk.says;
  const { at, text, level } = issued;
  return (
    <details class="draft">
      <summary>
        {words.level[level]} <Verbatim c={desk.c} text={text.addressee.replace(/：$/, '')} />{' '}
        <span class="muted">{words.issuedBy(desk.words.instant(at, desk.zone))}</span>
      </summary>
      <OfficialPaper text={text} />
    </details>
  );
}

function AgencyBlock({ desk, agency: group }: { desk: Desk; agency: AgencyEscalations }) {
  const { escalations: words, common } = desk.says;
  const { agency, reports, unanswered } = group;
  return (
    <Card
      title={<AgencyLink desk={desk} agency={agency} />}
      aside={<span class="muted">{words.unansweredCount(unanswered, reports.length)}</span>}
      body="table"
    >
      {agency.id === desk.plan.commission.id && (
        <p class="muted small m-0 px-3 pt-2">{words.ownReports}</p>
      )}
      <table class="table table-list card-table escalation-table">
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
                <LightTag c={desk.c} light={report.light} />
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
      {report.steps.map(({ level, raisedAt, issuedAt }) => (
        <div class="nowrap">
          {words.level[level]}{' '}
          <span class="muted small">{desk.words.instant(raisedAt, desk.zone)}</span>{' '}
          {issuedAt && <span class="badge bg-blue-lt">{words.issued}</span>}
        </div>
      ))}
    </>
  );
}
