import { seedPlan } from './seeds/load.ts';
import { withAllKinds } from './seeds/all-kinds.ts';
import { simulate } from './virtual/simulation/simulate.ts';
function smallSeed(count: number) {
  const plan: any = seedPlan();
  const tasks = plan.document.tasks.slice(0, count);
  const numbers = new Set(tasks.map(({ number }: any) => number));
  const agencies = plan.document.agencies
    .map(({ leads, cooperates, ...agency }: any) => ({ ...agency, leads: leads.filter((n: any) => numbers.has(n)), cooperates: cooperates.filter((n: any) => numbers.has(n)) }))
    .filter(({ leads, cooperates }: any) => leads.length + cooperates.length > 0);
  const indicators = plan.document.indicators.filter(({ task }: any) => numbers.has(task));
  return { ...plan, regions: plan.regions.slice(0, 3), document: { ...plan.document, tasks, agencies, indicators } };
}
for (const seed of process.argv.slice(2).map(Number)) {
  try {
    const { result, differences } = await simulate({ from: 2027, to: 2028, seed, fault: 0, reconcile: true }, () => undefined, withAllKinds(smallSeed(6) as any, 2027));
    console.log(seed, result.seconds, result.repairs, differences.length, differences.slice(0, 8));
  } catch (e: any) { console.log(seed, 'threw', e.message); }
}
