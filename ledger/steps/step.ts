import type { Ledger } from '../ledger.ts';
import { PREFIXES, writeStepped, type ProcessType, type StepAnswer } from '../processes.ts';
import { stepCycle } from './cycle-step.ts';
import { stepEvaluation } from './evaluation-step.ts';
import { stepInspection } from './inspection-step.ts';
import { stepPlan } from './plan-step.ts';
import { stepReport } from './report-step.ts';

/** Null: its row is gone, with a launch that was undone. */
type Steps = Record<ProcessType, (ledger: Ledger, subject: string) => Promise<StepAnswer | null>>;

const STEPS: Steps = {
  plan: stepPlan,
  cycle: stepCycle,
  report: stepReport,
  midtermEvaluation: stepEvaluation,
  inspection: stepInspection,
};

const byPrefix = new Map(
  Object.entries(STEPS).map(([type, take]) => [PREFIXES[type as ProcessType], take]),
);

/**
 * The one step that workflows take on the ledger: idempotent, short, answering fresh facts.
 * @param id a process's, which is its workflow's id.
 */
export async function step(ledger: Ledger, id: string): Promise<StepAnswer> {
  const slash = id.indexOf('/');
  const take = byPrefix.get(id.slice(0, slash));
  if (!take) throw new Error(`no process ${id}`);
  const answer = await take(ledger, id.slice(slash + 1));
  return answer ?? gone(ledger, id);
}

/** Nothing is left to be done: the process is up to date, and its workflow may end. */
async function gone(ledger: Ledger, id: string): Promise<StepAnswer> {
  return ledger.db.$transaction(async (tx) => {
    const process = await tx.process.findUnique({ where: { id }, select: { version: true } });
    const version = process?.version ?? Number.MAX_SAFE_INTEGER;
    if (process) await writeStepped(tx, id, { version, ...ENDED });
    return { version, open: false, stage: 'gone', did: 'found nothing to do', next: null };
  });
}

const ENDED = { nextWakeAt: null, nextStepAt: null, nextToAgency: null, running: false };
