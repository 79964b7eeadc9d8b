import { FINDINGS } from '../../../domain/kinds/of-duties.ts';
import { LONGEST_TEXT } from '../../../ledger/inspections/order.ts';
import { SEVERITIES, type NewFinding } from '../../../ledger/inspections/findings.ts';
import type { FindingRow } from '../../../ledger/read/inspections/detail.ts';
import { Card, NoClassified } from '../card.tsx';
import { LightTag } from '../light-tag.tsx';
import { ReasonField } from '../reason-field.tsx';
import { AgencyName, headOf, langOf, Verbatim } from '../text.tsx';
import { findingPath } from './paths.ts';
import { instantOf, type InspectionView } from './view.tsx';
import { inspectionWordsOf } from './words.ts';

interface FindingsProps {
  view: InspectionView;
  findings: readonly FindingRow[];
  /** Where a finding is taken back by posting its id; null: not by this reader. */
  withdrawAt: string | null;
}

/** What was found, and what became of each. */
export function Findings({ view, findings, withdrawAt }: FindingsProps) {
  const { c, inspection } = view;
  const { findings: words } = inspectionWordsOf(c.get('lang'));
  const standing = findings.filter(({ withdrawn }) => withdrawn === null).length;
  return (
    <Card title={words.title(standing)} id="findings" body="padded">
      {findings.length === 0 && (
        <p class="muted m-0">{inspection.concludedAt ? words.none : words.notYet}</p>
      )}
      {findings.map((finding) => (
        <Finding view={view} finding={finding} withdrawAt={withdrawAt} />
      ))}
    </Card>
  );
}

function Finding(props: { view: InspectionView; finding: FindingRow; withdrawAt: string | null }) {
  const { view, finding, withdrawAt } = props;
  const { c } = view;
  const { findings: words } = inspectionWordsOf(c.get('lang'));
  const { id, number, agency, task, text, rectifyBy, withdrawn, report } = finding;
  const severity = SEVERITIES.find((each) => each === finding.severity) ?? 'general';
  const isDone = report?.stage === 'accepted';
  return (
    <article class="mb-3" id={id}>
      <p class="m-0">
        <strong>{words.finding(number)}</strong>{' '}
        <span class={severity === 'serious' ? 'badge bg-red-lt' : 'badge bg-secondary-lt'}>
          {words.severity[severity]}
        </span>{' '}
        <AgencyName c={c} agency={agency} />{' '}
        {task && (
          <span class="muted">
            {c.get('words').task(task.number)} <Verbatim c={c} text={headOf(task.text)} />
          </span>
        )}
      </p>
      <blockquote class="reason typed m-0">
        <Verbatim c={c} text={text} />
      </blockquote>
      {(finding.files.length > 0 || withdrawAt !== null) && (
        <p class="m-0">
          <a href={findingPath(view.inspection.id, number)}>{words.files(finding.files.length)}</a>
        </p>
      )}
      <p class="muted small m-0">
        {words.recorded(instantOf(view, finding.recordedAt))}
        <Verbatim c={c} text={finding.recordedBy} />
      </p>
      {withdrawn ? (
        <p class="m-0">
          {words.withdrawn(instantOf(view, withdrawn.at))}
          <Verbatim c={c} text={withdrawn.by} />
          <span class="d-block muted">
            <Verbatim c={c} text={withdrawn.why} />
          </span>
        </p>
      ) : (
        <p class="m-0">
          {words.rectifyBy}
          {c.get('words').frame.colon}
          {c.get('words').date(report?.dueOn ?? rectifyBy)}{' '}
          {report && (
            <>
              <LightTag c={c} light={report.light} kind={FINDINGS} />{' '}
              {isDone && report.acceptedAt && (
                <strong>{words.done(instantOf(view, report.acceptedAt))}</strong>
              )}{' '}
              <a href={`/reports/${encodeURIComponent(report.id)}`}>{words.report}</a>
            </>
          )}
        </p>
      )}
      {withdrawAt !== null && !withdrawn && !isDone && (
        <details class="mt-1">
          <summary>{words.withdraw}</summary>
          <form method="post" action={withdrawAt}>
            <input type="hidden" name="finding" value={id} />
            <ReasonField
              c={c}
              name="why"
              label={words.why}
              hint={words.whyHint}
              typed=""
              rows={2}
            />
            <button class="btn btn-warning">{words.withdraw}</button>
          </form>
        </details>
      )}
    </article>
  );
}

interface FindingFormProps {
  view: InspectionView;
  action: string;
  /** What was typed before a refusal. */
  typed: NewFinding | null;
}

/** Records what was found with an inspected agency. */
export function FindingForm({ view, action, typed }: FindingFormProps) {
  const { c, inspection } = view;
  const { findings: words } = inspectionWordsOf(c.get('lang'));
  const isEnglish = c.get('lang') === 'en';
  const nameOf = ({ name, nameEn }: { name: string; nameEn: string | null }) =>
    isEnglish ? (nameEn ?? name) : name;
  // Each agency with its tasks in one choice: no task of another one can be chosen.
  const choices = inspection.agencies.flatMap((agency) => [
    { value: `${agency.id} `, agency, task: null },
    ...inspection.subjects
      .filter((each) => each.agency.id === agency.id && each.task !== null)
      .map(({ task }) => ({ value: `${agency.id} ${task?.id ?? ''}`, agency, task })),
  ]);
  const chosen = typed && `${typed.agencyId} ${typed.taskId ?? ''}`;
  return (
    <Card title={words.add} id="record" body="padded">
      <p>{words.addText}</p>
      <form method="post" action={action}>
        <label class="w-100 mb-2">
          <span class="fw-bold">
            {words.agency} · {words.task}
          </span>
          <select class="form-select" name="subject" required>
            {choices.map(({ value, agency, task }) => {
              const about = task
                ? `${c.get('words').task(task.number)} ${headOf(task.text, 30)}`
                : words.whole;
              const label = `${nameOf(agency)}${c.get('words').frame.colon}${about}`;
              return (
                <option value={value} selected={value === chosen} {...langOf(c, label)}>
                  {label}
                </option>
              );
            })}
          </select>
        </label>
        <label class="w-100 mb-2">
          <span class="fw-bold">{words.text}</span>
          <span class="d-block muted small">{words.textHint}</span>
          <textarea
            class="form-control"
            name="text"
            rows={4}
            maxlength={LONGEST_TEXT}
            required
            {...langOf(c, typed?.text ?? '')}
          >
            {typed?.text}
          </textarea>
        </label>
        <NoClassified c={c} />
        <div class="d-flex flex-wrap gap-2 align-items-end mb-2">
          <label>
            <span class="fw-bold d-block">{words.severityLabel}</span>
            <select class="form-select w-auto" name="severity">
              {SEVERITIES.map((each) => (
                <option value={each} selected={each === typed?.severity}>
                  {words.severity[each]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span class="fw-bold d-block">{words.rectifyBy}</span>
            <input
              class="form-control w-auto"
              type="date"
              name="rectifyBy"
              value={typed?.rectifyBy ?? ''}
              required
            />
          </label>
          <span class="muted small">{words.rectifyHint}</span>
        </div>
        <button class="btn btn-primary">{words.save}</button>
      </form>
    </Card>
  );
}
