export { cycle } from './cycle.ts';
export { inspection } from './inspection.ts';
export { midtermEvaluation } from './midterm-evaluation.ts';
export { plan } from './plan.ts';
export { probe } from './probe.ts';
export { reconcile } from './reconcile.ts';
export { report } from './report.ts';
