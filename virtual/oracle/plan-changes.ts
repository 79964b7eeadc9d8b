import { workdaysAfter, type WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { PlanChange, SettingAside, Transfer } from './action.ts';
import { between, shuffled } from './chance.ts';
import { Roles } from './roles.ts';

/** What the changes of a plan are drawn from. */
export interface YearsOfPlan {
  plan: ImportedPlan;
  policy: PlanPolicy;
  calendar: WorkdayCalendar;
  launchedAt: Date;
  from: number;
  to: number;
  seed: number;
}

/** A plan of fewer departments or tasks has nobody to spare. */
const LEAST_DEPARTMENTS = 6;
const LEAST_TASKS = 6;
/** One in so many tasks is set aside. */
const SET_ASIDE = 0.03;

/** After the hours of everybody else, each at a minute of its own. */
const minute = (index: number) => `17:${String(index).padStart(2, '0')}`;

/**
 * What befalls the plan in its years, by the seed: early on two departments are merged, in the first
 * winter one gives tasks away and some tasks are set aside, in the last another is renamed; in between
 * two more are merged. All of it while something is open.
 */
export function changesOf(years: YearsOfPlan): PlanChange[] {
  const { plan, from, to, seed } = years;
  const roles = new Roles(plan);
  const offices = [plan.commissionId, plan.governmentId];
  const kinds = new Map(plan.agencies.map(({ id, kind }) => [id, kind]));
  const departments = shuffled(
    roles.withTasks().filter((id) => kinds.get(id) === 'department' && !offices.includes(id)),
    (id) => id,
    seed,
  );
  if (departments.length < LEAST_DEPARTMENTS || roles.tasks.length < LEAST_TASKS) return [];
  const leads = departments.filter((id) => roles.tasks.some(({ owners }) => owners.includes(id)));
  const splits = leads.at(0);
  const rest = departments.filter((id) => id !== splits);
  const changes: PlanChange[] = [];
  const on = (year: number, what: string) => wintersDay(years, year, what);
  const at = (day: string) => instantAt(day, minute(changes.length), years.policy.zone);
  const launchedOn = civilDateOf(years.launchedAt, years.policy.zone);

  const [a, b, renamed, c, d] = rest;
  const early = workdaysAfter(years.calendar, launchedOn, between(12, 30, seed, 'merger'));
  if (a && b) changes.push(merger(at(early), a, b));
  if (splits) changes.push(split(at(on(from, 'split')), splits, roles, newIdOf(splits, plan)));
  for (const task of shuffled(roles.tasks, ({ order }) => `task ${order}`, seed).slice(
    0,
    Math.max(1, Math.round(SET_ASIDE * roles.tasks.length)),
  ))
    changes.push(settingAside(at(on(from, `aside ${task.order}`)), task.order, changes.length));
  if (c && d && to - from >= 2) changes.push(merger(at(on(from + 1, 'second merger')), c, d));
  if (renamed) changes.push(renaming(at(on(to, 'renamed')), renamed, plan, newIdOf(renamed, plan)));
  return changes.toSorted((x, y) => +x.at - +y.at);
}

/** A workday in November or December, when the yearly reports are open. */
function wintersDay({ calendar, seed }: YearsOfPlan, year: number, what: string): string {
  return workdaysAfter(calendar, `${year}-11-05`, between(1, 34, seed, 'winter', what));
}

const merger = (at: Date, fromId: string, toId: string): Transfer => ({
  at,
  kind: 'transfer',
  cause: 'merged',
  fromId,
  toId,
});

/** Half of what it leads, and at least one, passes to a new agency with one officer. */
function split(at: Date, fromId: string, roles: Roles, toId: string): Transfer {
  const led = roles.tasks.filter(({ owners }) => owners.includes(fromId));
  return {
    at,
    kind: 'transfer',
    cause: 'split',
    fromId,
    toId,
    named: { name: `${fromId}新设机构`, nameEn: `New agency of ${fromId}` },
    officer: { name: '联络员', address: `officer@${toId}.example` },
    tasks: led.slice(0, Math.ceil(led.length / 2)).map(({ order }) => order),
  };
}

function renaming(at: Date, fromId: string, { agencies }: ImportedPlan, toId: string): Transfer {
  const { name, nameEn } = agencies.find(({ id }) => id === fromId) ?? { name: fromId, nameEn: '' };
  return {
    at,
    kind: 'transfer',
    cause: 'renamed',
    fromId,
    toId,
    named: { name: `${name}（更名）`, nameEn: `${nameEn} (renamed)` },
  };
}

const settingAside = (at: Date, task: number, index: number): SettingAside => ({
  at,
  kind: 'setAside',
  task,
  cause: index % 2 === 0 ? 'dropped' : 'completed',
});

/** `shuili-2`: what a new agency that comes of another is called. */
function newIdOf(former: string, { agencies }: ImportedPlan): string {
  const stem = former.replace(/-\d+$/, '');
  for (let number = 2; ; number++) {
    const id = `${stem}-${number}`;
    if (!agencies.some((agency) => agency.id === id)) return id;
  }
}
