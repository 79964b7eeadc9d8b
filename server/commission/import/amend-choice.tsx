import { Card } from '../../parts/card.tsx';
import { langOf, Verbatim } from '../../parts/text.tsx';
import { DraftForm, draftPath, type DraftView } from './view.tsx';

/** Whether the document amends a plan: proposed where it seems so, and asked. */
export function AmendChoice({ view }: { view: DraftView }) {
  const { c, draft, says } = view;
  const { amend: words } = says;
  const { plans, state } = draft;
  if (plans.length === 0) return null;
  const { amends, seemsToAmend } = state;
  const titleOf = (id: string) => plans.find((plan) => plan.id === id)?.title ?? id;
  const isAsked = amends === undefined && seemsToAmend !== null;
  const choice = (
    <DraftForm view={view} action="amends" form="amends" class="mt-2">
      <label class="import-field">
        <span class="fw-bold">{words.plan}</span>
        <select class="form-select" name="plan">
          <option value="">{words.own}</option>
          {plans.map(({ id, title }) => (
            <option
              value={id}
              selected={id === (amends ?? (isAsked ? seemsToAmend : null))}
              {...langOf(c, title)}
            >
              {title}
            </option>
          ))}
        </select>
      </label>
      <button class="btn btn-primary">{says.save}</button>
    </DraftForm>
  );
  return (
    <Card title={words.title} body="padded" id="amend">
      {isAsked && (
        <p>
          {words.proposed}
          <Verbatim c={c} text={titleOf(seemsToAmend)} />
        </p>
      )}
      {typeof amends === 'string' ? (
        <>
          <p>
            {words.plan}
            {c.get('words').frame.colon}
            <Verbatim c={c} text={titleOf(amends)} />{' '}
            <a class="btn btn-primary" href={draftPath(view, 'amend')}>
              {words.difference}
            </a>
          </p>
          <details class="import-more">
            <summary>{words.change}</summary>
            {choice}
          </details>
        </>
      ) : (
        <details class="import-more" open={isAsked}>
          <summary>{amends === null ? words.own : words.text}</summary>
          {choice}
        </details>
      )}
    </Card>
  );
}
