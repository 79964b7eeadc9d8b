import { endOfDay } from '../../domain/calendar/zoned.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { NewFinding } from '../../ledger/inspections/findings.ts';
import { LONGEST_TEXT } from '../../ledger/inspections/order.ts';
import type { InspectionDetail } from '../../ledger/read/inspections/detail.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { FindingForm, Findings } from '../parts/inspections/findings.tsx';
import { inspectionDone, ownInspectionPath } from '../parts/inspections/paths.ts';
import { Answers, Facts, Subjects } from '../parts/inspections/view.tsx';
import { inspectionWordsOf } from '../parts/inspections/words.ts';
import { refusalText } from '../parts/refusals.ts';
import { instantText, langOf } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import type { OwnInspection } from './own-inspection.ts';

/** What was typed before a refusal. */
export interface TypedAnswer {
  answer?: string;
  finding?: NewFinding;
}

interface PageProps {
  c: AppContext;
  own: OwnInspection;
  refusal?: Refusal;
  typed?: TypedAnswer;
}

/** An inspection for its team, and for an inspected agency: its own part, and from the conclusion on. */
export function OwnInspectionPage({ c, own, refusal, typed = {} }: PageProps) {
  const { inspection, agencyId, mayRecord } = own;
  const words = inspectionWordsOf(c.get('lang'));
  const isTheirs = ({ heldBy }: { heldBy: string }) => agencyId === null || heldBy === agencyId;
  const view = { c, inspection };
  const done = refusal ? null : inspectionDone({ c });
  // What was found is told an agency with the conclusion.
  const isTold = agencyId === null || inspection.concludedAt !== null;
  const findings = isTold ? inspection.findings.filter(isTheirs) : [];
  const path = (rest: string) => ownInspectionPath(inspection.id, rest);
  return (
    <Page
      c={c}
      title={words.inspection(inspection.number)}
      active="my"
      styles={['agency.css', 'desk.css']}
    >
      {done && (
        <p class="panel-good" role="status">
          {done.text}
        </p>
      )}
      {refusal && <Refused c={c} own={own} refusal={refusal} />}
      <p>{agencyId === null ? words.own.memberText : words.own.inspectedText}</p>
      <Facts view={view} isWhole={agencyId === null} />
      <Subjects
        view={view}
        subjects={inspection.subjects.filter(isTheirs)}
        withWhy={agencyId === null}
      />
      {isTold && (
        <Findings
          view={view}
          findings={agencyId === null ? findings : findings.filter(wasTold)}
          withdrawAt={mayRecord ? path('/withdraw') : null}
        />
      )}
      {mayRecord && (
        <FindingForm view={view} action={path('/findings')} typed={typed.finding ?? null} />
      )}
      {inspection.concludedAt && (
        <Card title={words.answers.title} id="answers" body="padded">
          <Answers view={view} answers={inspection.answers.filter(isTheirs)} />
          {agencyId !== null && <AnswerForm c={c} own={own} typed={typed.answer ?? ''} />}
        </Card>
      )}
      <a class="btn" href="/my">
        {words.own.back}
      </a>
    </Page>
  );
}

/** What was taken back before the conclusion the agency never heard of. */
const wasTold = ({ report }: InspectionDetail['findings'][number]): boolean => report !== null;

function Refused({ c, own, refusal }: { c: AppContext; own: OwnInspection; refusal: Refusal }) {
  const { zone } = own.inspection.plan.policy;
  const { why, todo } = refusalText(partsWordsOf(c.get('lang')).refusals, refusal, (instant) =>
    instantText(c, instant, zone),
  );
  return (
    <div class="panel-error" role="alert">
      <h2>{why}</h2>
      <p>{todo}</p>
    </div>
  );
}

function AnswerForm({ c, own, typed }: { c: AppContext; own: OwnInspection; typed: string }) {
  const { id, answerDueOn, plan } = own.inspection;
  const { answers: words } = inspectionWordsOf(c.get('lang'));
  if (answerDueOn === null || c.get('now') >= endOfDay(answerDueOn, plan.policy.zone)) return null;
  return (
    <form class="mt-3" method="post" action={ownInspectionPath(id, '/answer')}>
      <label class="w-100">
        <span class="fw-bold">{words.label}</span>
        <span class="d-block muted small">{words.hint(answerDueOn)}</span>
        <textarea
          class="form-control"
          name="text"
          rows={5}
          maxlength={LONGEST_TEXT}
          required
          {...langOf(c, typed)}
        >
          {typed}
        </textarea>
      </label>
      <NoClassified c={c} />
      <button class="btn btn-primary">{words.send}</button>
    </form>
  );
}
