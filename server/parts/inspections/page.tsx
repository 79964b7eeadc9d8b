import { inspectionReading, carryOutRefusal } from '../../../domain/inspections/rights.ts';
import { isBeforeConclusion, isUnderWay } from '../../../domain/inspections/stage.ts';
import type { NewFinding } from '../../../ledger/inspections/findings.ts';
import { LONGEST_TEXT } from '../../../ledger/inspections/order.ts';
import {
  inspectionDetail,
  type InspectionDetail,
} from '../../../ledger/read/inspections/detail.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { Card } from '../card.tsx';
import { DeskPage, type Announcement } from '../desk-page.tsx';
import { deskOf, type Desk } from '../desk.ts';
import { ReasonField } from '../reason-field.tsx';
import { FindingForm, Findings } from './findings.tsx';
import { inspectionDone, inspectionPath, ownInspectionPath } from './paths.ts';
import { Answers, Facts, Subjects } from './view.tsx';
import { inspectionWordsOf } from './words.ts';

/** What was typed before a refusal. */
export interface TypedInspection {
  finding?: NewFinding;
  conclusion?: string;
  why?: string;
}

/** The desk with an inspection that its reader may read all of. */
export interface InspectionDesk {
  desk: Desk;
  inspection: InspectionDetail;
  /** They carry it out. */
  mayAct: boolean;
}

/** An inspection at the desk; a response where it is read elsewhere, or not at all. */
export async function inspectionDeskOf(
  c: AppContext,
  id: string,
): Promise<InspectionDesk | Response> {
  const { ledger } = c.get('deps');
  // Not as the request came in: it may have changed it since.
  const inspection = await inspectionDetail(ledger, id, await ledger.clock.now());
  const desk = inspection && (await deskOf(c, inspection.plan.id));
  if (!inspection || !desk) return c.notFound() as Response;
  const { plan, stage } = inspection;
  const inspected = inspectedOf(inspection);
  const actor = actorOf(desk.user);
  const wasAnnounced = inspection.announcedAt !== null;
  const reading = inspectionReading(actor, inspected, plan, stage, wasAnnounced);
  if (reading === 'own') return c.redirect(ownInspectionPath(id), 303);
  if (reading === 'none') return c.notFound() as Response;
  return { desk, inspection, mayAct: carryOutRefusal(actor, inspected, plan) === null };
}

/** What rights in an inspection depend on. */
export const inspectedOf = ({ agencies, members }: InspectionDetail) => ({
  agencies: agencies.map(({ id }) => id),
  members: members.map(({ contactId }) => contactId),
});

/** GET /desk/inspections/:id: all of an inspection, and what is to be done with it next. */
export async function showInspection(c: AppContext, id: string) {
  const found = await inspectionDeskOf(c, id);
  return found instanceof Response ? found : inspectionPage(found, inspectionDone(found.desk));
}

/** The page of an inspection, with what was refused of it. */
export function inspectionPage(
  { desk, inspection, mayAct }: InspectionDesk,
  announcement: Announcement | null,
  typed: TypedInspection = {},
) {
  const { c } = desk;
  const { id, number, stage, subjects, findings, answers } = inspection;
  const words = inspectionWordsOf(desk.words.lang);
  const view = { c, inspection };
  const isRunning = isUnderWay(stage);
  const mayWithdraw = mayAct && (isRunning || stage === 'answers' || stage === 'rectifying');
  return c.html(
    <DeskPage
      desk={desk}
      title={words.inspection(number)}
      section="inspections"
      announcement={announcement}
    >
      <Facts view={view} isWhole />
      {mayAct && stage === 'ordered' && <Arranging inspection={inspection} desk={desk} />}
      <Subjects view={view} subjects={subjects} withWhy />
      {stage !== 'ordered' && (
        <Findings
          view={view}
          findings={findings}
          withdrawAt={mayWithdraw ? inspectionPath(id, '/withdraw') : null}
        />
      )}
      {mayAct && isRunning && (
        <>
          <FindingForm
            view={view}
            action={inspectionPath(id, '/findings')}
            typed={typed.finding ?? null}
          />
          <ConcludeForm desk={desk} inspection={inspection} typed={typed.conclusion ?? ''} />
        </>
      )}
      {inspection.concludedAt && (
        <Card title={words.answers.title} id="answers" body="padded">
          <Answers view={view} answers={answers} />
        </Card>
      )}
      {mayAct && isBeforeConclusion(stage) && (
        <CallOffForm desk={desk} inspection={inspection} typed={typed.why ?? null} />
      )}
    </DeskPage>,
    announcement?.good === false ? 409 : 200,
  );
}

interface FormProps {
  desk: Desk;
  inspection: InspectionDetail;
}

function Arranging({ desk, inspection: { id, version } }: FormProps) {
  const { arrange, announce } = inspectionWordsOf(desk.words.lang);
  return (
    <form method="post" action={inspectionPath(id, '/announce')} class="btn-row">
      <input type="hidden" name="version" value={version} />
      <a class="btn btn-primary" href={inspectionPath(id, '/arrange')}>
        {arrange.open}
      </a>
      <button class="btn" name="step" value="preview">
        {announce.look}
      </button>
    </form>
  );
}

function ConcludeForm({ desk, inspection: { id, version }, typed }: FormProps & { typed: string }) {
  const { conclude: words } = inspectionWordsOf(desk.words.lang);
  return (
    <Card title={words.title} id="conclude" body="padded">
      <p>{words.text}</p>
      <form method="post" action={inspectionPath(id, '/conclude')}>
        <input type="hidden" name="version" value={version} />
        <ReasonField
          c={desk.c}
          name="conclusion"
          label={words.label}
          hint={words.hint}
          typed={typed}
          rows={6}
          longest={LONGEST_TEXT}
        />
        <button class="btn btn-primary" name="step" value="preview">
          {words.look}
        </button>
      </form>
    </Card>
  );
}

function CallOffForm({ desk, inspection: { id }, typed }: FormProps & { typed: string | null }) {
  const { callOff: words } = inspectionWordsOf(desk.words.lang);
  return (
    <Card title={words.title} id="call-off" body="padded">
      <details open={typed !== null}>
        <summary>{words.text}</summary>
        <form class="mt-2" method="post" action={inspectionPath(id, '/call-off')}>
          <ReasonField c={desk.c} name="why" label={words.label} typed={typed ?? ''} rows={2} />
          <button class="btn btn-warning">{words.send}</button>
        </form>
      </details>
    </Card>
  );
}
