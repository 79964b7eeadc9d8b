import { LONGEST_WORDS } from '../../../ledger/commands/issues/handle.ts';
import type { IssueRow } from '../../../ledger/read/issues.ts';
import { Card, NoClassified } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { langOf } from '../text.tsx';
import { issueWordsOf } from './words.ts';

/** What was typed into a form that was not taken, by the form's act and its fields. */
export interface TypedAct {
  act: string;
  texts: Readonly<Record<string, string>>;
}

interface ActsProps {
  desk: Desk;
  row: IssueRow;
  /** Other open issues of the plan. */
  others: readonly IssueRow[];
  typed: TypedAct | null;
}

/** What the reader may do about an open issue: the commission handles it, the government answers. */
export function IssueActs({ desk, row, others, typed }: ActsProps) {
  const words = issueWordsOf(desk.words.lang);
  const { user, plan } = desk;
  if (!row.isOpen) return null;
  const isCommission = user.role === 'commission' && user.agencyId === plan.commissionId;
  const isGovernment = user.role === 'government' && user.agencyId === plan.governmentId;
  const form = (act: string) => ({ desk, row, act, typed: typed?.act === act ? typed : null });
  if (row.state === 'passed_on')
    return isGovernment ? (
      <>
        <Act
          {...form('answer')}
          title={words.act.answer}
          hint={words.hint.answer}
          isMain
          fields={[{ name: 'answer', label: words.answer, required: true }]}
        />
        <Act
          {...form('send-back')}
          title={words.act.sendBack}
          hint={words.hint.sendBack}
          fields={[{ name: 'reason', label: words.label.reason, required: true }]}
        />
      </>
    ) : null;
  if (!isCommission) return null;
  return (
    <>
      {!row.takenUp && (
        <Act
          {...form('take-up')}
          title={words.act.takeUp}
          hint={words.hint.remark}
          fields={[{ name: 'remark', label: words.label.remark, required: false }]}
        />
      )}
      <Act
        {...form('pass-on')}
        title={words.act.passOn}
        hint={words.hint.passOn}
        isMain
        fields={[
          { name: 'opinion', label: words.opinion, required: true },
          { name: 'proposal', label: words.proposal, required: false },
        ]}
      />
      {others.length > 0 && (
        <Act
          {...form('merge')}
          title={words.act.merge}
          hint={words.hint.merge}
          into={others}
          fields={[{ name: 'why', label: words.label.why, required: true }]}
        />
      )}
    </>
  );
}

interface ActProps {
  desk: Desk;
  row: IssueRow;
  act: string;
  title: string;
  hint: string;
  typed: TypedAct | null;
  /** What is usually done next: shown open. */
  isMain?: boolean;
  /** Which of these is to be chosen. */
  into?: readonly IssueRow[];
  fields: { name: string; label: string; required: boolean }[];
}

function Act({ desk, row, act, title, hint, typed, isMain = false, into, fields }: ActProps) {
  const words = issueWordsOf(desk.words.lang);
  return (
    <Card body="padded">
      <details open={isMain || typed !== null}>
        <summary class="fw-bold">{title}</summary>
        <form class="mt-2" method="post" action={`/desk/issues/${encodeURIComponent(row.id)}`}>
          <input type="hidden" name="act" value={act} />
          <p class="muted small">{hint}</p>
          <NoClassified c={desk.c} />
          {into && (
            <label class="w-100 mb-2">
              <span class="fw-bold">{words.label.into}</span>
              <select class="form-select" name="into" {...langOf(desk.c, into[0]?.title ?? '')}>
                {into.map(({ id, number, title: name }) => (
                  <option value={id} selected={typed?.texts['into'] === id}>
                    {words.number(number)} {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {fields.map(({ name, label, required }) => (
            <label class="w-100 mb-2">
              <span class="fw-bold">{label}</span>
              <textarea
                class="form-control"
                name={name}
                rows={3}
                maxlength={LONGEST_WORDS}
                required={required}
                {...langOf(desk.c, typed?.texts[name] ?? '')}
              >
                {typed?.texts[name]}
              </textarea>
            </label>
          ))}
          <button class={isMain ? 'btn btn-primary' : 'btn'}>{title}</button>
        </form>
      </details>
    </Card>
  );
}
