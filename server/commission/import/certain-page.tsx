import { certainDecisions, type CertainDecision } from '../../../domain/import/certain.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { ImportDecision } from '../../../schemas/import-decision.ts';
import { Card, Empty } from '../../parts/card.tsx';
import { langOf, Verbatim } from '../../parts/text.tsx';
import type { AppContext } from '../../web/deps.ts';
import { NEW_KINDS } from './names-page.tsx';
import { ObligationText } from './obligation-text.tsx';
import { DraftForm, DraftPage, draftPath, type DraftView } from './view.tsx';

/** What is certain of a draft today. */
export const certainOf = (c: AppContext, { draft }: Pick<DraftView, 'draft'>): CertainDecision[] =>
  certainDecisions(draft.state, civilDateOf(c.get('now'), c.get('zone')));

/** GET /desk/import/:id/certain: what can be confirmed at once, each to be unticked. */
export function showCertain(view: DraftView, status: 200 | 409 = 200) {
  const { c, says } = view;
  const { certain: words } = says;
  const all = certainOf(c, view);
  const groups = (['rule', 'name', 'duty'] as const).map((what) => ({
    title: { rule: words.rules, name: words.agencies, duty: words.duties }[what],
    entries: all.filter(({ decision }) => decision.what === what),
  }));
  return c.html(
    <DraftPage view={view} tab="overview">
      <h2>{words.title}</h2>
      {all.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <DraftForm view={view} action="certain" form="certain">
          <p>{words.text}</p>
          {groups.map(
            ({ title, entries }) =>
              entries.length > 0 && (
                <Card title={`${title} (${entries.length})`}>
                  <div class="certain-list">
                    {entries.map((entry) => (
                      <Entry view={view} entry={entry} />
                    ))}
                  </div>
                </Card>
              ),
          )}
          <p class="btn-row">
            <button class="btn btn-primary">{words.button}</button>
            <a class="btn" href={draftPath(view)}>
              {says.back}
            </a>
          </p>
        </DraftForm>
      )}
    </DraftPage>,
    status,
  );
}

function Entry({ view, entry }: { view: DraftView; entry: CertainDecision }) {
  const { key, decision } = entry;
  return (
    <div class={decision.what === 'name' ? 'import-item import-means' : 'import-item'}>
      <label class="form-check m-0">
        <input class="form-check-input" type="checkbox" name="certain" value={key} checked />
        <span class="form-check-label">
          <Head view={view} decision={decision} />
        </span>
      </label>
      <More view={view} entry={key} decision={decision} />
    </div>
  );
}

interface PartProps {
  view: DraftView;
  decision: ImportDecision;
}

function Head({ view, decision }: PartProps) {
  const { c, draft, says } = view;
  if (decision.what === 'rule') return <>{says.rules.kind[decision.rule]}</>;
  if (decision.what === 'name') return <Verbatim c={c} text={decision.name} />;
  if (decision.what !== 'duty') return null;
  const duty = draft.state.duties[decision.duty];
  if (!duty?.limits) return <Verbatim c={c} text={duty?.quote ?? ''} />;
  return <>{says.duties.owners(duty.tasks.length)}</>;
}

function More({ view, decision, entry }: PartProps & { entry: string }) {
  const { c, draft, says } = view;
  if (decision.what === 'rule') {
    const rule = draft.state.rules.find(({ kind }) => kind === decision.rule);
    return rule ? (
      <p class="muted m-0" {...langOf(c, rule.quote)}>
        {rule.quote}
      </p>
    ) : null;
  }
  if (decision.what === 'duty')
    return (
      <>
        {decision.obligations.map((each) => (
          <ObligationText view={view} obligation={each} />
        ))}
      </>
    );
  if (decision.what !== 'name' || decision.match.to !== 'new') return null;
  const { kind: proposed } = decision.match;
  return (
    <select class="form-select form-select-sm" name={`kind-${entry}`} aria-label={says.names.means}>
      {NEW_KINDS.map((kind) => (
        <option value={kind} selected={kind === proposed}>
          {says.names.newAs(c.get('words').agencyKind[kind])}
        </option>
      ))}
    </select>
  );
}
