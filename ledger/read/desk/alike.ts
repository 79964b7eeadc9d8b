import type { ComingReport } from './coming-steps.ts';

/** Reports that are told of alike, and how many. */
export interface Alike {
  report: ComingReport;
  count: number;
}

/**
 * The reports of one agency in one cycle whose steps are the same: of a thousand tasks that one agency
 * leads, each step is reckoned once.
 */
export function alike(reports: readonly ComingReport[]): Alike[] {
  const groups = new Map<ComingReport['steps'], Map<string, Alike>>();
  for (const report of reports) {
    const { kind, period, agencyId, isFresh, steps } = report;
    const ofSteps = groups.get(steps) ?? new Map<string, Alike>();
    groups.set(steps, ofSteps);
    const key = `${kind}|${period}|${agencyId}|${isFresh}`;
    const group = ofSteps.get(key) ?? { report, count: 0 };
    group.count++;
    ofSteps.set(key, group);
  }
  return [...groups.values()].flatMap((ofSteps) => [...ofSteps.values()]);
}
