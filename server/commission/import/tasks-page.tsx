import type { DraftTask } from '../../../domain/import/draft-task.ts';
import { Card } from '../../parts/card.tsx';
import { pageFrom } from '../../parts/pager.tsx';
import { partsWordsOf } from '../../parts/words.ts';
import { langOf, Verbatim } from '../../parts/text.tsx';
import { RoleFields } from './role-fields.tsx';
import { SourceBeside, SourceLines } from './source-beside.tsx';
import { DraftForm, DraftPage, draftPath, isOpen, Line, typed, type DraftView } from './view.tsx';

const PER_PAGE = 30;

/** The page of the list on which a task stands, and its place there. */
export function taskPlace(view: DraftView, key: string): string {
  const index = view.draft.state.tasks.findIndex((task) => task.key === key);
  const page = Math.floor(Math.max(0, index) / PER_PAGE) + 1;
  return `${draftPath(view, 'tasks')}?page=${page}&done=saved#${anchorOf(key)}`;
}

const anchorOf = (key: string) => `task-${key.replace('.', '-')}`;

/** GET /desk/import/:id/tasks: the document beside what was read of it, task by task. */
export function showTasksRead(view: DraftView, status: 200 | 409 = 200) {
  const { c, draft, says } = view;
  const { tasks } = draft.state;
  const pages = Math.max(1, Math.ceil(tasks.length / PER_PAGE));
  const page = Math.min(pageFrom(c.req.query('page')), pages);
  const from = (page - 1) * PER_PAGE;
  const source = new SourceLines(draft.row.sourceText);
  return c.html(
    <DraftPage view={view} tab="tasks">
      <Card
        title={says.tasks.title}
        aside={<a href={draftPath(view, 'source')}>{says.tasks.whole}</a>}
      >
        {tasks.slice(from, from + PER_PAGE).map((task, index) => (
          <TaskBeside
            view={view}
            task={task}
            place={from + index + 1}
            next={tasks[from + index + 1]}
            source={source}
          />
        ))}
        <Steps view={view} page={page} pages={pages} />
      </Card>
      {isOpen(view) && <AddTask view={view} />}
    </DraftPage>,
    status,
  );
}

function Steps({ view, page, pages }: { view: DraftView; page: number; pages: number }) {
  if (pages <= 1) return null;
  const { common } = partsWordsOf(view.c.get('lang'));
  const at = (to: number) => `${draftPath(view, 'tasks')}?page=${to}`;
  return (
    <nav class="d-flex align-items-center gap-3 p-3" aria-label={common.pageOf(page, pages)}>
      {page > 1 && (
        <a class="btn btn-sm" rel="prev" href={at(page - 1)}>
          {common.previous}
        </a>
      )}
      <span class="text-secondary">{common.pageOf(page, pages)}</span>
      {page < pages && (
        <a class="btn btn-sm" rel="next" href={at(page + 1)}>
          {common.next}
        </a>
      )}
    </nav>
  );
}

interface BesideProps {
  view: DraftView;
  task: DraftTask;
  place: number;
  next: DraftTask | undefined;
  source: SourceLines;
}

function TaskBeside({ view, task, place, next, source }: BesideProps) {
  const { says } = view;
  const { key, removed } = task;
  const stretch = source.around(task, next);
  return (
    <div class={removed === null ? 'beside' : 'beside is-removed'} id={anchorOf(key)}>
      <div>
        <p class="muted small m-0">{says.tasks.lines(stretch.from, stretch.to)}</p>
        <SourceBeside stretch={stretch} />
      </div>
      <div>
        <TaskReading view={view} task={task} place={place} />
        <p class="m-0">
          <a href={draftPath(view, `tasks/${key}`)}>{says.tasks.correct}</a>
        </p>
      </div>
    </div>
  );
}

/** What was read of a task, or a person has made of it. */
export function TaskReading(props: { view: DraftView; task: DraftTask; place: number }) {
  const { view, task, place } = props;
  const { c, says } = view;
  const { tasks: words } = says;
  const { number, chapter, section, text, roles, rules, touched, removed, deadline } = task;
  const headings = [chapter?.title, section?.title].filter((each) => each !== undefined);
  return (
    <>
      <p class="muted small m-0">
        {place}
        {number !== null && (
          <>
            {' · '}
            <Verbatim c={c} text={number} />
          </>
        )}
        {headings.map((each) => (
          <>
            {' · '}
            <Verbatim c={c} text={each} />
          </>
        ))}
        {touched.size > 0 && (
          <>
            {' '}
            <span class="badge-soft">{words.changed}</span>
          </>
        )}
      </p>
      <p class="quote" {...langOf(c, text)}>
        {text}
      </p>
      {removed !== null && (
        <p class="m-0">
          <strong>{words.removed}</strong>
          <Verbatim c={c} text={removed} />
        </p>
      )}
      <ul class="list-unstyled m-0">
        {roles.length === 0 && <li class="muted">{words.nobody}</li>}
        {roles.map(({ name, role }) => (
          <li>
            <span class="role-name">{c.get('words').responsibility[role]}</span>{' '}
            <Verbatim c={c} text={name} />
          </li>
        ))}
      </ul>
      {deadline && <p class="m-0">{words.deadline(deadline)}</p>}
      {rules.length > 0 && (
        <p class="muted small m-0">
          {words.rule}
          {rules.map((rule) => says.rules.kind[rule]).join(says.comma)}
        </p>
      )}
    </>
  );
}

/** A task that was not found: its lines, its words, its agencies. */
function AddTask({ view }: { view: DraftView }) {
  const { tasks: words } = view.says;
  const form = 'add';
  return (
    <Card title={words.add} body="padded" id="add">
      <p class="muted">
        {words.addHint} <a href={draftPath(view, 'source')}>{words.whole}</a>
      </p>
      <DraftForm view={view} action="add" form={form}>
        <div class="import-row">
          <Line view={view} form={form} name="from" label={words.fromLine} numeric />
          <Line view={view} form={form} name="to" label={words.toLine} numeric />
        </div>
        <label class="import-field">
          <span class="fw-bold">{words.text}</span>
          <textarea class="form-control" name="text" rows={2} lang="zh-CN">
            {typed(view, form, 'text', '')}
          </textarea>
        </label>
        <RoleFields view={view} form={form} roles={[]} />
        <button class="btn btn-primary">{words.add}</button>
      </DraftForm>
    </Card>
  );
}
