import type { Child } from 'hono/jsx';
import { deskExtensions, type DeskExtension } from '../../../ledger/read/desk/extensions.ts';
import { superiorOf } from '../../../domain/parties.ts';
import { Card, Empty, NoClassified } from '../card.tsx';
import { DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { ExtensionFacts, ExtensionState } from '../extensions/request.tsx';
import { extensionWordsOf } from '../extensions/words.ts';
import { LightTag } from '../light-tag.tsx';
import { AgencyLink, agencyText, ReportLink, reportName } from '../names.tsx';
import { langOf, Verbatim } from '../text.tsx';
import { rowsOf } from '../pager.tsx';

const PATH = '/desk/extensions';

/** What was ticked and typed before a refusal. */
export interface DecisionDraft {
  ids: string[];
  /** By request. */
  dates: Record<string, string>;
  words: string;
}

const NO_DRAFT: DecisionDraft = { ids: [], dates: {}, words: '' };

/**
 * GET /desk/extensions: what waits for a decision, first what falls due first; what still waits for a
 * leader; what is settled. Whoever decides ticks and goes on to a preview.
 */
export async function showExtensions(
  desk: Desk,
  announcement: Announcement | null = null,
  draft = NO_DRAFT,
  status: 200 | 409 | 422 = 200,
) {
  const found = await deskExtensions(
    desk.ledger,
    desk.plan,
    desk.selection,
    desk.now,
    rowsOf(desk.c),
  );
  const { desk: words, title } = extensionWordsOf(desk.words.lang);
  const { waiting, unconfirmed, settled } = found;
  const mayDecide = waiting.some(({ report }) => desk.mayReview(report.agency.id));
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={title}
      section="extensions"
      chooser={PATH}
      announcement={announcement}
    >
      <Card title={words.count(waiting.length)}>
        {waiting.length === 0 ? (
          <Empty text={words.none} />
        ) : (
          <form method="post" action={`${PATH}/preview`} class="card-body">
            <input type="hidden" name="plan" value={desk.plan.id} />
            <p class="muted">{words.note}</p>
            {waiting.map((each) => (
              <Waiting desk={desk} each={each} draft={draft} />
            ))}
            {mayDecide && <Decide desk={desk} words={draft.words} />}
          </form>
        )}
      </Card>
      {unconfirmed.length > 0 && (
        <Card title={words.unconfirmed}>
          <div class="card-body">
            <p class="muted">{words.unconfirmedNote}</p>
            {unconfirmed.map((each) => (
              <Told
                desk={desk}
                each={each}
                heading={<ReportLink desk={desk} report={each.report} />}
              />
            ))}
          </div>
        </Card>
      )}
      <Card title={words.settled} body="table">
        <Settled desk={desk} settled={settled} />
      </Card>
    </DeskPage>,
    status,
  );
}

/** One request that can be decided, with a box to tick and the date to grant. */
function Waiting({ desk, each, draft }: { desk: Desk; each: DeskExtension; draft: DecisionDraft }) {
  const { desk: words } = extensionWordsOf(desk.words.lang);
  const { request, report } = each;
  const { plan } = desk;
  const name = `${reportName(desk, report)} ${agencyText(desk, report.agency)}`;
  if (!desk.mayReview(report.agency.id)) {
    const superior = superiorOf(report.agency.id, plan);
    const decider = superior === plan.commissionId ? plan.commission : plan.government;
    return (
      <Told desk={desk} each={each} heading={<ReportLink desk={desk} report={report} />}>
        <p class="muted">
          <Verbatim c={desk.c} text={words.decidedBy(agencyText(desk, decider))} />
        </p>
      </Told>
    );
  }
  const heading = (
    <>
      <input
        class="form-check-input me-2"
        type="checkbox"
        name="extension"
        value={request.id}
        checked={draft.ids.includes(request.id)}
        aria-label={words.tick(name)}
      />
      <ReportLink desk={desk} report={report} />
    </>
  );
  return (
    <Told desk={desk} each={each} heading={heading}>
      <label class="d-flex gap-2 align-items-center">
        <span class="fw-bold">{words.grantUntil}</span>
        <input
          class="form-control w-auto"
          type="date"
          name={`due:${request.id}`}
          value={draft.dates[request.id] ?? request.newDueOn}
        />
      </label>
    </Told>
  );
}

interface ToldProps {
  desk: Desk;
  each: DeskExtension;
  heading: Child;
  children?: Child;
}

/** A request with what helps to decide it: reason, state of work, history, burden. */
function Told({ desk, each, heading, children }: ToldProps) {
  const all = extensionWordsOf(desk.words.lang);
  const { desk: words } = all;
  const { request, report, earlier, agency } = each;
  return (
    <section class="mb-4">
      <h3>{heading}</h3>
      <p class="mb-1">
        <AgencyLink desk={desk} agency={report.agency} /> · {all.inForce}
        {desk.words.frame.colon}
        {desk.words.date(report.dueOn)}
        {report.originalDueOn !== report.dueOn && (
          <span class="muted"> · {desk.words.originallyDue(report.originalDueOn)}</span>
        )}
      </p>
      <div class="mb-2">
        <LightTag c={desk.c} light={report.light} kind={report.kind} />
      </div>
      <ExtensionFacts c={desk.c} request={request} isLapsed={false} zone={desk.zone} />
      <p class="muted small mt-2 mb-1">
        {words.burden(agency.toFile, agency.overdue)} ·{' '}
        {words.ofAgency(agency.granted, agency.refused)}
      </p>
      {earlier.length === 0 ? (
        <p class="muted small mb-1">{words.noHistory}</p>
      ) : (
        <ul class="small" aria-label={words.history}>
          {earlier.map((before) => (
            <li>
              {desk.words.instant(before.askedAt, desk.zone)} · {all.askedUntil}{' '}
              {desk.words.shortDate(before.newDueOn)} ·{' '}
              <ExtensionState c={desk.c} request={before} isLapsed={false} />
              {before.grantedDueOn !== null && (
                <>
                  {' '}
                  {all.granted} {desk.words.shortDate(before.grantedDueOn)}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

/** Remarks, and the two ways to decide what is ticked; both lead to the preview first. */
function Decide({ desk, words: typed }: { desk: Desk; words: string }) {
  const { desk: words } = extensionWordsOf(desk.words.lang);
  return (
    <>
      <label class="d-block">
        <span class="fw-bold">{words.words}</span>
        <span class="d-block muted small">{words.wordsHint}</span>
        <textarea
          class="form-control"
          name="words"
          rows={2}
          maxlength={5000}
          {...langOf(desk.c, typed)}
        >
          {typed}
        </textarea>
      </label>
      <NoClassified c={desk.c} />
      <p class="btn-row">
        <button class="btn btn-success" name="outcome" value="granted">
          {words.grant}…
        </button>
        <button class="btn btn-warning" name="outcome" value="refused">
          {words.refuse}…
        </button>
        <span class="muted small">{words.previewNote}</span>
      </p>
    </>
  );
}

function Settled({ desk, settled }: { desk: Desk; settled: DeskExtension[] }) {
  const all = extensionWordsOf(desk.words.lang);
  const { common } = desk.says;
  if (settled.length === 0) return <Empty text={all.desk.noSettled} />;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{common.task}</th>
          <th scope="col">{common.agency}</th>
          <th scope="col">{all.askedUntil}</th>
          <th scope="col">{common.stage}</th>
          <th scope="col">{all.remarks}</th>
        </tr>
      </thead>
      <tbody>
        {settled.map(({ request, report }) => (
          <tr>
            <td>
              <ReportLink desk={desk} report={report} />
            </td>
            <td>
              <AgencyLink desk={desk} agency={report.agency} />
            </td>
            <td class="nowrap">{desk.words.shortDate(request.newDueOn)}</td>
            <td>
              <ExtensionState c={desk.c} request={request} isLapsed />
              <div class="muted small">
                {request.grantedDueOn !== null &&
                  `${all.granted} ${desk.words.shortDate(request.grantedDueOn)} · `}
                {request.decidedBy !== null && <Verbatim c={desk.c} text={request.decidedBy} />}{' '}
                {request.decidedAt && desk.words.instant(request.decidedAt, desk.zone)}
              </div>
            </td>
            <td>{request.decision !== null && <Verbatim c={desk.c} text={request.decision} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
