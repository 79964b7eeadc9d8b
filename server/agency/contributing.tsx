import { OPINION, POSITION } from '../../domain/forms/opinion.ts';
import { mayRead } from '../../domain/report/may-read.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import { answer, shareDraft } from '../../ledger/commands/contribute.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { sentAttachments } from '../parts/attachments/room.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { answerFields, ContributionPage } from './contribution-page.tsx';
import { newestRevision } from './form-values.ts';
import { OwnReportPage } from './own-report-page.tsx';
import { readForm, type Faults } from './read-form.ts';

/** Whether the reader may read this report, by the one rule for it. */
export function mayReadReport(c: AppContext, report: ReportDetail): boolean {
  const { agency, assignee, blind, opensAt, task, cooperation, parties } = report;
  const cooperating = [
    ...(task?.cooperating ?? []),
    ...cooperation.contributions.map((each) => each.agency),
  ].map(({ id }) => id);
  const owed = { agencyId: agency.id, assigneeId: assignee?.id ?? null };
  const readable = { ...owed, opensAt, cooperating, blind };
  return mayRead(actorOf(userOf(c)), readable, parties, c.get('now'));
}

/** POST /reports/:id of a part: a cooperating agency's answer, on the text that its page showed. */
export async function giveAnswer(
  c: AppContext,
  part: ReportDetail,
  lead: ReportDetail,
  detailOf: (id: string) => Promise<ReportDetail | null>,
) {
  const body = await c.req.parseBody();
  const given = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const { typed, form, faults } = readForm(body, part.fields);
  if (!form)
    return c.html(
      <ContributionPage c={c} part={part} lead={lead} typed={typed} faults={faults} />,
      422,
    );
  const sent = sentAttachments(body);
  if (sent.refusal)
    return c.html(
      <ContributionPage c={c} part={part} lead={lead} typed={typed} refusal={sent.refusal} />,
      422,
    );
  const on = given('on') === '' ? null : { name: given('on'), sha256: given('onSha256') };
  const { values } = form;
  const actor = actorOf(userOf(c));
  const { ledger } = c.get('deps');
  const answered = { values, on, basedOn: typed.basedOn };
  const outcome = await answer(ledger, part.id, answered, actor, sent.shown);
  const path = `/reports/${encodeURIComponent(part.id)}`;
  if (outcome.ok) return c.redirect(`${path}?done=answered`, 303);
  const { refusal } = outcome;
  const told = atField(refusal, answerFields(part, lead)[0]?.key);
  if (told)
    return c.html(
      <ContributionPage
        c={c}
        part={part}
        lead={lead}
        typed={typed}
        faults={told}
        refusal={refusal}
      />,
      422,
    );
  // The text, or the answer, as it is now, and what was typed; a position was on another text.
  const now = { part: (await detailOf(part.id)) ?? part, lead: (await detailOf(lead.id)) ?? lead };
  const again = { ...typed, basedOn: newestRevision(now.part) };
  return c.html(<ContributionPage c={c} {...now} typed={again} refusal={refusal} />, 409);
}

/** A refusal that concerns a field is told beside it too. */
function atField({ code }: Refusal, first: string | undefined): Faults | null {
  if (code === 'position_needed') return new Map([[POSITION, 'positionNeeded']]);
  if (code === 'opinion_needed') return new Map([[OPINION, 'opinionNeeded']]);
  return code === 'empty_report' && first !== undefined ? new Map([[first, 'empty']]) : null;
}

/** POST /reports/:id/share: the lead shows what its form says to the cooperating agencies. */
export async function shareReport(c: AppContext, report: ReportDetail) {
  const body = await c.req.parseBody();
  const { typed, form, faults } = readForm(body, report.fields);
  if (!form)
    return c.html(<OwnReportPage c={c} report={report} typed={typed} faults={faults} />, 422);
  const sent = sentAttachments(body);
  if (sent.refusal)
    return c.html(
      <OwnReportPage c={c} report={report} typed={typed} refusal={sent.refusal} />,
      422,
    );
  const { ledger } = c.get('deps');
  const outcome = await shareDraft(ledger, report.id, form, actorOf(userOf(c)), sent.shown);
  if (outcome.ok)
    return c.redirect(
      `/reports/${encodeURIComponent(report.id)}?shared=${outcome.value.version}`,
      303,
    );
  const { refusal } = outcome;
  return c.html(<OwnReportPage c={c} report={report} typed={typed} refusal={refusal} />, 409);
}
