import { seedPlan } from '../../seeds/load.ts';

type Tasks = ReturnType<typeof seedPlan>['document']['tasks'];

/** The real document with so many of its tasks, each as `made` makes it, and who has anything to do in them. */
export function firstTasks(
  count: number,
  made: (task: Tasks[number], index: number) => Tasks[number] = (task) => task,
) {
  const plan = seedPlan();
  const tasks = plan.document.tasks.slice(0, count).map(made);
  const numbers = new Set(tasks.map(({ number }) => number));
  const agencies = plan.document.agencies
    .map(({ leads, cooperates, ...agency }) => ({
      ...agency,
      leads: leads.filter((number) => numbers.has(number)),
      cooperates: cooperates.filter((number) => numbers.has(number)),
    }))
    .filter(({ leads, cooperates }) => leads.length + cooperates.length > 0);
  const indicators = plan.document.indicators.filter(({ task }) => numbers.has(task));
  return { ...plan, document: { ...plan.document, tasks, agencies, indicators } };
}
