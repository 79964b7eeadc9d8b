import { changeTask, type TaskChangeOrder } from '../../ledger/commands/change-task.ts';
import { resumeTask, setAsideTask } from '../../ledger/commands/set-aside.ts';
import type { Responsible } from '../../ledger/roster/responsible.ts';
import type { AppContext } from '../web/deps.ts';
import { firstOf, type Given } from './given.ts';
import { order } from './order.tsx';
import { showTask } from './task-page.tsx';
import { taskPath } from './tasks-page.tsx';

/** POST /desk/tasks/:id: sets a task aside, resumes it, or changes its text or who is responsible. */
export const changeOneTask = (c: AppContext, taskId: string) =>
  order(c, {
    done: 'task-changed',
    back: (desk) => taskPath(desk, taskId),
    again: (desk, given, refusal) => showTask(desk, taskId, given, refusal),
    command({ ledger, plan }, given, ordered) {
      switch (firstOf(given, 'what')) {
        case 'set-aside': {
          const cause = firstOf(given, 'cause') === 'completed' ? 'completed' : 'dropped';
          return setAsideTask(ledger, plan.id, taskId, cause, ordered);
        }
        case 'resume':
          return resumeTask(ledger, plan.id, taskId, ordered);
        default:
          return changeTask(ledger, plan.id, taskId, changeIn(given), ordered);
      }
    },
  });

function changeIn(given: Given): TaskChangeOrder {
  if (firstOf(given, 'what') === 'reword') return { text: firstOf(given, 'text') };
  const agencies = given['agency'];
  if (!agencies) return {};
  const responsibilities = agencies.flatMap((agencyId, i): Responsible => {
    const role = given['role']?.[i];
    const isRole = role === 'lead' || role === 'responsible' || role === 'cooperating';
    return agencyId !== '' && isRole ? [{ agencyId, role }] : [];
  });
  return { responsibilities };
}
