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
  const { sourceText } = view.draft.row;
  const lines = new Map(splitLines(sourceText).map((line) => [line.number, line]));
  const order = { open: 0, note: 1, corrected: 2, aside: 2 };
  const sorted = unread.toSorted((a, b) => order[a.state] - order[b.state] || a.line - b.line);
  const rest = sorted.slice(MOST_SHOWN);
  return (
    <Card title={view.says.unread.title} id="unread">
      {sorted.slice(0, MOST_SHOWN).map((each) => (
        <Unread view={view} unread={each} lines={lines} />
      ))}
      {rest.length > 0 && <Rest view={view} rest={rest} lines={lines} />}
    </Card>
  );
}

/** So many have their forms on the page; whoever has done them gets the next. */
const MOST_SHOWN = 50;

type Lines = ReadonlyMap<number, ReturnType<typeof splitLines>[number]>;

/** What has no form on the page yet, counted by what is wrong; line by line in the table's file. */
function Rest(props: { view: DraftView; rest: readonly DraftUnread[]; lines: Lines }) {
  const { view, rest, lines } = props;
  const { unread: words } = view.says;
  const { sourceText } = view.draft.row;
  const expected = (each: DraftUnread) => words.expected[each.code] ?? words.expectedElse;
  const byWhat = new Map<string, number>();
  for (const each of rest) byWhat.set(expected(each), (byWhat.get(expected(each)) ?? 0) + 1);
  return (
    <>
      <p class="mt-3">{words.rest(rest.length)}</p>
      <table class="table table-sm">
        <thead>
          <tr>
            <th scope="col">{words.columns.line}</th>
            <th scope="col">{words.columns.expected}</th>
            <th scope="col">{words.columns.text}</th>
          </tr>
        </thead>
        <tbody>
          {[...byWhat].map(([what, count]) => (
            <tr>
              <td class="nowrap">{words.lines(count)}</td>
              <td>{what}</td>
              <td />
            </tr>
          ))}
        </tbody>
        {view.c.get('rowsTaken') !== null && (
          <tbody>
            {rest.slice(0, view.c.get('rowsTaken') ?? 0).map((each) => (
              <tr>
                <td>{words.line(each.line)}</td>
                <td>{expected(each)}</td>
                <td>{textAt(sourceText, lines, each.line)}</td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </>
  );
}

function textAt(sourceText: string, lines: Lines, line: number): string {
  const place = lines.get(line);
  return place ? sourceText.slice(place.start, place.end) : '';
}

interface UnreadProps {
  view: DraftView;
  unread: DraftUnread;
  lines: Lines;
}

function Unread({ view, unread, lines }: UnreadProps) {
  const { c, draft, says } = view;
  const { unread: words } = says;
  const { index, line, code, state, why } = unread;
  const place = lines.get(line);
  const text = textAt(draft.row.sourceText, lines, line);
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
