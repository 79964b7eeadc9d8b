import type { Arrangement } from '../../../ledger/inspections/arrange.ts';
import { LONGEST_TEXT } from '../../../ledger/inspections/order.ts';
import {
  arrangementChoices,
  type ArrangementChoices,
  type SubjectChoice,
} from '../../../ledger/read/inspections/choices.ts';
import type { InspectionDetail } from '../../../ledger/read/inspections/detail.ts';
import type { AppContext } from '../../web/deps.ts';
import { Card, Empty } from '../card.tsx';
import { DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { agencyText } from '../names.tsx';
import { AgencyName, headOf, langOf, Verbatim } from '../text.tsx';
import { inspectionDeskOf, type InspectionDesk } from './page.tsx';
import { inspectionPath } from './paths.ts';
import { inspectionWordsOf } from './words.ts';

/** What is ticked and typed in the form. */
export interface TypedArrangement {
  /** Keys of subjects, as `keyOf` makes them. */
  subjects: readonly string[];
  people: readonly string[];
  from: string;
  to: string;
  overLimitWhy: string;
}

/** GET /desk/inspections/:id/arrange: what is proposed and why, the team, the days. */
export async function showArrangement(c: AppContext, id: string) {
  const found = await inspectionDeskOf(c, id);
  if (found instanceof Response) return found;
  if (!found.mayAct || found.inspection.stage !== 'ordered')
    return c.redirect(inspectionPath(id), 303);
  return arrangementPage(found, null, typedOf(found.inspection));
}

/** The arrangement as it is saved. */
function typedOf({ subjects, members, ...inspection }: InspectionDetail): TypedArrangement {
  return {
    subjects: subjects.map(({ heldBy, task }) => `${heldBy} ${task?.id ?? ''}`),
    people: members.map(({ contactId }) => contactId),
    from: inspection.startsOn ?? '',
    to: inspection.endsOn ?? '',
    overLimitWhy: inspection.overLimitWhy ?? '',
  };
}

/** What a form says, as the command takes it. */
export const arrangementOf = (typed: TypedArrangement): Arrangement => ({
  subjects: typed.subjects.map((key) => {
    const [agencyId = '', taskId = ''] = key.split(' ');
    return { agencyId, taskId: taskId === '' ? null : taskId };
  }),
  members: typed.people,
  visit: typed.from === '' && typed.to === '' ? null : { from: typed.from, to: typed.to },
  overLimitWhy: typed.overLimitWhy,
});

/** The form with what is ticked, and what was refused of it. */
export async function arrangementPage(
  { desk, inspection }: InspectionDesk,
  announcement: Announcement | null,
  typed: TypedArrangement,
) {
  const { arrange: words, inspection: named } = inspectionWordsOf(desk.words.lang);
  const choices = await arrangementChoices(desk.ledger, inspection, desk.now);
  const title = `${named(inspection.number)} · ${words.title}`;
  return desk.c.html(
    <DeskPage desk={desk} title={title} section="inspections" announcement={announcement}>
      <p>{words.text}</p>
      <Times desk={desk} choices={choices} />
      <form method="post" action={inspectionPath(inspection.id, '/arrange')}>
        <input type="hidden" name="version" value={inspection.version} />
        <SubjectChoices desk={desk} inspection={inspection} choices={choices} typed={typed} />
        <Team desk={desk} choices={choices} typed={typed} />
        <Card body="padded">
          <div class="d-flex flex-wrap gap-2 align-items-end mb-2">
            <label>
              <span class="fw-bold d-block">{words.from}</span>
              <input class="form-control w-auto" type="date" name="from" value={typed.from} />
            </label>
            <label>
              <span class="fw-bold d-block">{words.to}</span>
              <input class="form-control w-auto" type="date" name="to" value={typed.to} />
            </label>
          </div>
          <label class="w-100">
            <span class="fw-bold">{words.overLimit}</span>
            <span class="d-block muted small">{words.overLimitHint}</span>
            <textarea
              class="form-control"
              name="overLimitWhy"
              rows={2}
              maxlength={LONGEST_TEXT}
              {...langOf(desk.c, typed.overLimitWhy)}
            >
              {typed.overLimitWhy}
            </textarea>
          </label>
        </Card>
        <p class="btn-row">
          <button class="btn btn-primary">{words.save}</button>
          <a class="btn" href={inspectionPath(inspection.id)}>
            {inspectionWordsOf(desk.words.lang).announce.back}
          </a>
        </p>
      </form>
    </DeskPage>,
    announcement?.good === false ? 409 : 200,
  );
}

/** How often everybody was inspected this year stands first: national rules limit it. */
function Times({ desk, choices }: { desk: Desk; choices: ArrangementChoices }) {
  const { arrange: words } = inspectionWordsOf(desk.words.lang);
  const limit = desk.plan.policy.inspectionsPerYear;
  const some = choices.times.filter(({ times }) => times > 0);
  return (
    <Card title={words.times(limit)} id="times" body="padded">
      {some.length === 0 && <p class="muted m-0">{words.never}</p>}
      <ul class="plain m-0">
        {some.map(({ agency, times }) => (
          <li>
            <AgencyName c={desk.c} agency={agency} />{' '}
            <span class={times >= limit ? 'badge bg-red-lt' : 'badge bg-secondary-lt'}>
              {words.timesOf(times)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ChoicesProps {
  desk: Desk;
  choices: ArrangementChoices;
  typed: TypedArrangement;
}

function SubjectChoices(props: ChoicesProps & { inspection: InspectionDetail }) {
  const { desk, inspection, choices, typed } = props;
  const { arrange: words } = inspectionWordsOf(desk.words.lang);
  const proposed = choices.subjects.filter(({ reasons }) => reasons.length > 0);
  const rest = choices.subjects.filter(({ reasons }) => reasons.length === 0);
  return (
    <>
      <Card title={words.proposed(proposed.length)} id="proposed">
        <p class="px-3 pt-3 m-0 muted small">
          {words.proposedText(inspection.randomShare, inspection.seed)}
        </p>
        <SubjectTable desk={desk} subjects={proposed} typed={typed} />
      </Card>
      {rest.length > 0 && (
        <Card>
          <details open={rest.some(({ key }) => typed.subjects.includes(key))}>
            <summary class="px-3 py-2 fw-bold">{words.rest(rest.length)}</summary>
            <SubjectTable desk={desk} subjects={rest} typed={typed} />
          </details>
        </Card>
      )}
    </>
  );
}

function SubjectTable(props: {
  desk: Desk;
  subjects: readonly SubjectChoice[];
  typed: TypedArrangement;
}) {
  const { desk, subjects, typed } = props;
  const words = inspectionWordsOf(desk.words.lang);
  if (subjects.length === 0) return <Empty text={words.subjects.none} />;
  return (
    <div class="table-responsive">
      <table class="table table-list table-sm card-table">
        <thead>
          <tr>
            <th scope="col">{words.subjects.task}</th>
            <th scope="col">{words.subjects.agency}</th>
            <th scope="col">{words.subjects.why}</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map(({ key, agency, task, reasons }) => (
            <tr>
              <td>
                <label>
                  <input
                    type="checkbox"
                    name="subject"
                    value={key}
                    checked={typed.subjects.includes(key)}
                  />{' '}
                  {task ? (
                    <>
                      <strong>{desk.words.task(task.number)}</strong>{' '}
                      <Verbatim c={desk.c} text={headOf(task.text)} />
                    </>
                  ) : (
                    words.subjects.whole
                  )}
                </label>
              </td>
              <td data-label={words.subjects.agency}>
                <AgencyName c={desk.c} agency={agency} />
              </td>
              <td data-label={words.subjects.why}>
                {reasons.map((reason) => (
                  <div>{words.reason(reason)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Everybody who may be named, one agency under the other. */
function Team({ desk, choices, typed }: ChoicesProps) {
  const { arrange: words } = inspectionWordsOf(desk.words.lang);
  const agencies = [...new Map(choices.people.map(({ agency }) => [agency.id, agency])).values()];
  return (
    <Card title={words.team} id="team" body="padded">
      <p class="muted small">{words.teamText}</p>
      <div class="assessors">
        {agencies.map((agency) => (
          <fieldset>
            <legend class="fw-bold small">{agencyText(desk, agency)}</legend>
            {choices.people
              .filter((each) => each.agency.id === agency.id)
              .map(({ contactId, name }) => (
                <label class="d-block">
                  <input
                    type="checkbox"
                    name="person"
                    value={contactId}
                    checked={typed.people.includes(contactId)}
                  />{' '}
                  <Verbatim c={desk.c} text={name} />
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </Card>
  );
}
