import { certainDecisions } from '../../../domain/import/certain.ts';
import { obligationsOf, openPoints, type OpenPoint } from '../../../domain/import/open-points.ts';
import { keptTasks } from '../../../domain/import/imported.ts';
import { resolve } from '../../../domain/import/resolve.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { Card, Figures } from '../../parts/card.tsx';
import { AmendChoice } from './amend-choice.tsx';
import { BasicsCard } from './basics-card.tsx';
import { RulesCard } from './rules-card.tsx';
import { UnreadCard } from './unread-card.tsx';
import { DraftForm, DraftPage, draftPath, isOpen, type DraftView } from './view.tsx';

/** GET /desk/import/:id: what was read, what is still to be done, and what was not understood. */
export function showDraft(view: DraftView, status: 200 | 409 = 200) {
  const { c, draft, says } = view;
  const { state } = draft;
  const { summary: words } = says;
  const at = (page: string) => draftPath(view, page);
  const open = state.unread.filter((each) => each.state === 'open').length;
  return c.html(
    <DraftPage view={view} tab="overview">
      <Figures
        label={says.tabs.overview}
        figures={[
          { name: words.tasks, count: keptTasks(state).length, href: at('tasks') },
          { name: words.unread, count: open, href: `${at('')}#unread` },
          { name: words.agencies, count: state.names.length, href: at('agencies') },
          {
            name: words.duties,
            count: state.duties.filter(({ isPossible }) => !isPossible).length,
            href: at('duties'),
          },
          ...(state.rules.length > 0
            ? [{ name: words.rules, count: state.rules.length, href: `${at('')}#rules` }]
            : []),
        ]}
      />
      {isOpen(view) && <Todo view={view} />}
      {isOpen(view) && <AmendChoice view={view} />}
      <UnreadCard view={view} />
      <RulesCard view={view} />
      <BasicsCard view={view} />
      {isOpen(view) && (
        <details class="mb-3">
          <summary class="muted">{words.discard}</summary>
          <DraftForm view={view} action="discard" form="discard" class="mt-2">
            <p>{words.discardHint}</p>
            <button class="btn btn-warning">{words.discardConfirm}</button>
          </DraftForm>
        </details>
      )}
    </DraftPage>,
    status,
  );
}

/** Where each of what is to be done is done. */
const PLACES: Record<OpenPoint, string> = {
  nothing: '#basics',
  amends: '#amend',
  title: '#basics',
  period: '#basics',
  commission: '#basics',
  government: '#basics',
  same_office: '#basics',
  regions: '#basics',
  unread: '#unread',
  rules: '#rules',
  names: 'agencies',
  duties: 'duties',
  same_obligation: 'duties',
};

function Todo({ view }: { view: DraftView }) {
  const { c, draft, says } = view;
  const { summary: words } = says;
  const points = openPoints(draft.state);
  const today = civilDateOf(c.get('now'), c.get('zone'));
  const certain = certainDecisions(draft.state, today).length;
  const place = (point: OpenPoint) => {
    const to = PLACES[point];
    return to.startsWith('#') ? `${draftPath(view)}${to}` : draftPath(view, to);
  };
  return (
    <Card title={words.todo} body="padded" id="todo">
      {points.length === 0 ? (
        <p>{words.nothingTodo}</p>
      ) : (
        <ul>
          {points.map(({ point, count }) => (
            <li>
              <a href={place(point)}>{words.point[point](count)}</a>
            </li>
          ))}
        </ul>
      )}
      {certain > 0 && (
        <p>
          <a class="btn btn-primary" href={draftPath(view, 'certain')}>
            {words.certain(certain)}
          </a>
        </p>
      )}
      {points.length === 0 && typeof draft.state.amends !== 'string' && (
        <DraftForm view={view} action="import" form="import">
          <p>
            {words.importing(
              keptTasks(draft.state).length,
              resolve(draft.state, draft.register, (name) => name).added.length,
              obligationsOf(draft.state).length,
            )}
          </p>
          {obligationsOf(draft.state).length === 0 && <p>{words.nothingOwed}</p>}
          <p class="muted">{words.importHint}</p>
          <button class="btn btn-primary">{words.import}</button>
        </DraftForm>
      )}
    </Card>
  );
}
