import { splitLines } from '../../../domain/document/lines.ts';
import type { DraftUnread } from '../../../domain/import/drafted.ts';
import { Card } from '../../parts/card.tsx';
import { langOf } from '../../parts/text.tsx';
import { RoleFields } from './role-fields.tsx';
import { DraftForm, draftPath, typed, WhyLine, type DraftView } from './view.tsx';

/** What could not be read, with its line; each is corrected in place, or set aside. */
export function UnreadCard({ view }: { view: DraftView }) {
  const { unread } = view.draft.state;
  if (unread.length === 0) return null;
  const lines = splitLines(view.draft.row.sourceText);
  const order = { open: 0, note: 1, corrected: 2, aside: 2 };
  return (
    <Card title={view.says.unread.title} id="unread">
      {unread
        .toSorted((a, b) => order[a.state] - order[b.state] || a.line - b.line)
        .map((each) => (
          <Unread view={view} unread={each} lines={lines} />
        ))}
    </Card>
  );
}

interface UnreadProps {
  view: DraftView;
  unread: DraftUnread;
  lines: ReturnType<typeof splitLines>;
}

function Unread({ view, unread, lines }: UnreadProps) {
  const { c, draft, says } = view;
  const { unread: words } = says;
  const { index, line, code, state, why } = unread;
  const place = lines.find(({ number }) => number === line);
  const text = place ? draft.row.sourceText.slice(place.start, place.end) : '';
  const task = draft.state.tasks.find(
    ({ span, removed }) =>
      removed === null && place !== undefined && span[0] < place.end && span[1] > place.start,
  );
  const form = `unread-${index}`;
  return (
    <div class="import-item" id={form}>
      <p class="mb-1">
        <strong>{words.line(line)}</strong> <span class="badge-soft">{words.state[state]}</span>{' '}
        {words.expected[code] ?? words.expectedElse}
      </p>
      <p class="source-text m-0" lang="zh-CN">
        <mark>{text}</mark>
      </p>
      {why !== null && (
        <p class="muted" {...langOf(c, why)}>
          {why}
        </p>
      )}
      {state === 'open' && (
        <>
          {task ? (
            <DraftForm view={view} action="roles" form={form} class="mt-2">
              <input type="hidden" name="task" value={task.key} />
              <p class="fw-bold mb-1">{words.correct}</p>
              <RoleFields view={view} form={form} roles={task.roles} />
              <p class="btn-row">
                <button class="btn btn-primary">{says.save}</button>
                <a href={draftPath(view, `tasks/${task.key}`)}>{says.tasks.task}</a>
              </p>
            </DraftForm>
          ) : (
            <DraftForm view={view} action="add" form={form} class="mt-2">
              <input type="hidden" name="from" value={line} />
              <input type="hidden" name="to" value={line} />
              <p class="fw-bold mb-1">{words.add}</p>
              <label class="import-field">
                <span class="fw-bold">{says.tasks.text}</span>
                <textarea class="form-control" name="text" rows={3} lang="zh-CN">
                  {typed(view, form, 'text', text)}
                </textarea>
              </label>
              <RoleFields view={view} form={form} roles={[]} />
              <button class="btn btn-primary">{words.add}</button>
            </DraftForm>
          )}
          <details class="mt-2">
            <summary>{words.aside}…</summary>
            <DraftForm view={view} action="aside" form={`aside-${index}`}>
              <input type="hidden" name="unread" value={index} />
              <WhyLine view={view} form={`aside-${index}`} label={words.asideWhy} />
              <button class="btn">{words.aside}</button>
            </DraftForm>
          </details>
        </>
      )}
    </div>
  );
}
