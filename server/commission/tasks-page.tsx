import { taskList } from '../../ledger/read/desk/tasks.ts';
import type { Desk } from '../parts/desk.ts';
import { DeskPage } from '../parts/desk-page.tsx';
import { AgencyName, headOn, Verbatim } from '../parts/text.tsx';
import { pageFrom, Pages, rowsOf } from '../parts/pager.tsx';
import { changeWordsOf } from './change-words.ts';

/** Tasks on one page. */
const SHOWN = 100;

/** GET /desk/tasks: every task of the plan, who is responsible for it, and whether it goes on. */
export async function showTasks(desk: Desk) {
  const words = changeWordsOf(desk.words.lang);
  const { common } = desk.says;
  const size = rowsOf(desk.c, SHOWN);
  const wanted = { page: pageFrom(desk.c.req.query('page')), size };
  const { rows: tasks, ...list } = await taskList(desk.ledger, desk.plan, wanted);
  return desk.c.html(
    <DeskPage desk={desk} title={words.tasks} section="tasks">
      <section class="card">
        <div class="table-responsive">
          <table class="table table-sm table-vcenter card-table tasks-table">
            <thead>
              <tr>
                <th scope="col">{common.task}</th>
                <th scope="col">{words.text}</th>
                <th scope="col">{words.responsible}</th>
                <th scope="col">{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {tasks.map(({ id, number, text, owners, setAside }) => (
                <tr>
                  <td class="nowrap">
                    <a href={taskPath(desk, id)}>{words.task(number)}</a>
                  </td>
                  <td>
                    <Verbatim c={desk.c} text={headOn(desk.c, text)} />
                  </td>
                  <td>
                    {owners.map((agency) => (
                      <div>
                        <AgencyName c={desk.c} agency={agency} />
                      </div>
                    ))}
                  </td>
                  <td class="nowrap">
                    {setAside ? (words.setAside[setAside.cause] ?? setAside.cause) : words.going}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Pages
          desk={desk}
          page={list.page}
          pages={list.pages}
          of={{ count: list.count, size }}
          href={(page) => desk.link('/desk/tasks', { page })}
        />
      </section>
    </DeskPage>,
  );
}

/** Where the desk shows a task. */
export const taskPath = (desk: Desk, id: string): string =>
  desk.link(`/desk/tasks/${encodeURIComponent(id)}`);
