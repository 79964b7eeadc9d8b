import type { DraftTask } from '../../../domain/import/draft-task.ts';
import { Card } from '../../parts/card.tsx';
import { langOf, Verbatim } from '../../parts/text.tsx';
import { RoleFields } from './role-fields.tsx';
import { SourceBeside, SourceLines } from './source-beside.tsx';
import { TaskReading } from './tasks-page.tsx';
import { DraftForm, DraftPage, isOpen, typed, WhyLine, type DraftView } from './view.tsx';

/** GET /desk/import/:id/tasks/:key: one task beside its place in the document, and what corrects it. */
export function showTaskRead(view: DraftView, key: string, status: 200 | 409 = 200) {
  const { c, draft, says } = view;
  const { tasks } = draft.state;
  const index = tasks.findIndex((each) => each.key === key);
  const task = tasks[index];
  if (!task) return c.notFound();
  const before = tasks.slice(0, index).findLast(({ removed }) => removed === null);
  const source = new SourceLines(draft.row.sourceText);
  const stretch = source.around(task, tasks[index + 1]);
  return c.html(
    <DraftPage view={view} tab="tasks">
      <Card title={says.tasks.task}>
        <div class="beside">
          <div>
            <p class="muted small m-0">{says.tasks.lines(stretch.from, stretch.to)}</p>
            <SourceBeside stretch={stretch} />
          </div>
          <div>
            <TaskReading view={view} task={task} place={index + 1} />
          </div>
        </div>
      </Card>
      {isOpen(view) && task.removed === null && (
        <Corrections view={view} task={task} before={before} />
      )}
    </DraftPage>,
    status,
  );
}

interface CorrectionsProps {
  view: DraftView;
  task: DraftTask;
  before: DraftTask | undefined;
}

function Corrections({ view, task, before }: CorrectionsProps) {
  const { c, says } = view;
  const { tasks: words } = says;
  const hidden = <input type="hidden" name="task" value={task.key} />;
  const parts = sentencesOf(task.text);
  return (
    <>
      <Card title={words.who} body="padded">
        <DraftForm view={view} action="roles" form="roles">
          {hidden}
          <RoleFields view={view} form="roles" roles={task.roles} />
          <button class="btn btn-primary">{says.save}</button>
        </DraftForm>
      </Card>
      <Card title={words.text} body="padded">
        <DraftForm view={view} action="text" form="text">
          {hidden}
          <textarea
            class="form-control mb-2"
            name="text"
            rows={5}
            maxlength={5_000}
            aria-label={words.text}
            {...langOf(c, task.text)}
          >
            {typed(view, 'text', 'text', task.text)}
          </textarea>
          <button class="btn btn-primary">{says.save}</button>
        </DraftForm>
      </Card>
      {parts.length > 1 && (
        <Card title={words.split} body="padded">
          <DraftForm view={view} action="split" form="split">
            {hidden}
            <p class="muted">{words.splitHint}</p>
            {parts.slice(1).map(({ at, text }) => (
              <label class="d-block mb-1">
                <input type="radio" name="at" value={at} required /> <Verbatim c={c} text={text} />
              </label>
            ))}
            <button class="btn mt-2">{words.split}</button>
          </DraftForm>
        </Card>
      )}
      {before && (
        <Card title={words.merge} body="padded">
          <DraftForm view={view} action="merge" form="merge">
            {hidden}
            <input type="hidden" name="into" value={before.key} />
            <p class="muted m-0">{words.mergeHint}</p>
            <p class="quote" {...langOf(c, before.text)}>
              {before.text}
            </p>
            <button class="btn mt-2">{words.merge}</button>
          </DraftForm>
        </Card>
      )}
      <Card title={words.remove} body="padded">
        <DraftForm view={view} action="remove" form="remove">
          {hidden}
          <p class="muted">{words.removeHint}</p>
          <WhyLine view={view} form="remove" label={says.why} />
          <button class="btn btn-warning">{words.remove}</button>
        </DraftForm>
      </Card>
    </>
  );
}

/** The sentences of a task's words, with where each begins. */
function sentencesOf(text: string): { at: number; text: string }[] {
  return [...text.matchAll(/[^。；;\n]+[。；;\n]*/g)]
    .map(({ index, 0: words }) => ({ at: index, text: words.trim() }))
    .filter((each) => each.text !== '');
}
