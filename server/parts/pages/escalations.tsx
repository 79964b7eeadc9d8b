import {
  escalationsPage,
  type AgencyEscalations,
  type EscalatedReport,
} from '../../../ledger/read/desk/escalations-page.ts';
import { letterDrafts, type LetterDraft } from '../../../ledger/read/desk/letter-drafts.ts';
import { issuedTexts, type Issued } from '../../../ledger/read/desk/issued.ts';
import { Card, Empty } from '../card.tsx';
import { cycleText } from '../cycle-choice.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { Downloads } from '../download.tsx';
import { draftQuery } from '../files/letters.ts';
import { LightTag } from '../light-tag.tsx';
import { draftPath } from '../letters/draft-page.tsx';
import { letterWordsOf } from '../letters/words.ts';
import { AgencyLink, ReportLink } from '../names.tsx';
import { OfficialPaper } from '../official-paper.tsx';
import { pageFrom, Pages } from '../pager.tsx';
import { AgencyName, Verbatim } from '../text.tsx';

const PATH = '/desk/escalations';
const SHOWN = 100;

/**
 * GET /desk/escalations: what is put before this reader's agency (everything, for an administrator),
 * and what waits to be issued.
 */
export async function showEscalations(desk: Desk, refusal: Announcement | null = null) {
  const { ledger, plan, selection, now, user } = desk;
  const toAgency = user.role === 'admin' ? null : user.agencyId;
  const wanted = { selection, toAgency, page: pageFrom(desk.c.req.query('page')), size: SHOWN };
  const [escalated, drafts, issued] = await Promise.all([
    escalationsPage(ledger, plan, wanted, now),
    letterDrafts(ledger.db, ledger.calendar, plan.id, now),
    issuedTexts(ledger, plan.id, pageFrom(desk.c.req.query('issued'))),
  ]);
  const { agencies, count, overdue, page: number, pages } = escalated;
  const { sections, escalations: words } = desk.says;
  const page = (
    <DeskPage
      desk={desk}
      title={sections.escalations}
      section="escalations"
      chooser="/desk/escalations"
      announcement={refusal ?? announcementOf(desk)}
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
      {issued.count > 0 && (
        <Card title={words.issued} aside={issued.count} id="issued" body="table">
          {issued.rows.map((each) => (
            <IssuedBlock desk={desk} issued={each} />
          ))}
          <Pages
            desk={desk}
            page={issued.page}
            pages={issued.pages}
            href={(each) => desk.link(`${PATH}#issued`, { issued: each })}
          />
        </Card>
      )}
    </DeskPage>
  );
  return desk.c.html(page, refusal ? 409 : 200);
}

function DraftBlock({ desk, draft }: { desk: Desk; draft: LetterDraft }) {
  const { escalations: words } = desk.says;
  const { draft: own, changes: told } = letterWordsOf(desk.words.lang);
  const { agency, escalationIds, reports, text, changes } = draft;
  return (
    <details class="draft">
      <summary>
        {agency ? (
          <>
            {words.letterTo}
            <AgencyName c={desk.c} agency={agency} />
          </>
        ) : (
          words.circularOf(cycleText(desk, draft))
        )}{' '}
        <span class="muted">
          {agency && `${cycleText(desk, draft)} · `}
          {words.reports(reports)}
        </span>{' '}
        {changes && <span class="badge bg-yellow-lt">{told.badge}</span>}
      </summary>
      <OfficialPaper text={text} />
      <p class="mt-3 mb-0">
        <a href={desk.link(draftPath(draft.key))}>{own.open}</a>{' '}
        <Downloads c={desk.c} path="/desk/escalations/draft" search={draftQuery(desk, draft)} />
      </p>
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
  const { id: audit, at, text, effect, escalations, isUndone } = issued;
  return (
    <details class="draft">
      <summary>
        {words.effect[effect]} <Verbatim c={desk.c} text={text.addressee.replace(/：$/, '')} />{' '}
        <span class="muted">{words.issuedBy(desk.words.instant(at, desk.zone))}</span>{' '}
        {isUndone && <span class="badge bg-yellow-lt">{words.undone}</span>}
      </summary>
      <OfficialPaper text={text} />
      <p class="mt-3 mb-0">
        <Downloads
          c={desk.c}
          path={`/desk/escalations/issued/${audit}`}
          search={`?plan=${encodeURIComponent(desk.plan.id)}`}
        />
      </p>
      {desk.mayAct && !isUndone && (
        <form method="post" action="/desk/escalations/undo-issue" class="btn-row mt-3">
          <input type="hidden" name="plan" value={desk.plan.id} />
          {escalations.map((id) => (
            <input type="hidden" name="escalation" value={id} />
          ))}
          <button class="btn">{words.undo}</button>
          <span class="muted small">{words.undoText}</span>
        </form>
      )}
    </details>
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
