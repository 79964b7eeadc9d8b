export { cycle } from './cycle.ts';
export { plan } from './plan.ts';
export { reconcile } from './reconcile.ts';
export { report } from './report.ts';
