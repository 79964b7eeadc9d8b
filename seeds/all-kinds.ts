import type { ImportedObligation, ImportedPlan } from '../ledger/import-plan.ts';
import type { ObligationValues } from '../schemas/obligation-values.ts';

/**
 * The plan with what its launcher adds by name beside what the document orders (DESIGN §3,
 * “Sentence”): a receipt.
 */
export const withLaunchers = (plan: ImportedPlan): ImportedPlan =>
  withMissing(plan, [confirmed('receipt')]);

/**
 * The plan with everything confirmed that agencies can owe: beside its own obligations a receipt, the
 * opinions of cooperating agencies, and in the first year contact names and a step of its first task
 * on one day.
 */
export function withAllKinds(plan: ImportedPlan, year: number): ImportedPlan {
  const common = { on: `${year}-04-20` };
  const contacts = {
    ...common,
    key: 'contacts',
    title: '联络员名单',
    titleEn: 'List of contacts',
    who: 'all' as const,
  };
  const step = {
    ...common,
    key: 't001',
    title: '完成任务分解',
    titleEn: 'Step of task 1',
    who: { tasks: [1] as [number] },
  };
  return withMissing(withLaunchers(plan), [
    confirmed('contribution'),
    confirmed('deliverable', { dated: contacts }),
    confirmed('deliverable', { dated: step }),
  ]);
}

/** What the plan has confirmed of a kind itself stays as it is. */
function withMissing(plan: ImportedPlan, obligations: ImportedObligation[]): ImportedPlan {
  const missing = obligations.filter(
    ({ kind }) => !plan.obligations.some((own) => own.kind === kind),
  );
  return { ...plan, obligations: [...plan.obligations, ...missing] };
}

/** The plan with its midterm evaluation confirmed as well, by the sentence that orders it if it has one. */
export function withMidterm(plan: ImportedPlan): ImportedPlan {
  const duty = plan.document.duties.findIndex(({ kind }) => kind === 'midterm');
  const ordered = (kind: string): ImportedObligation =>
    duty < 0 ? confirmed(kind) : { ...confirmed(kind), source: { duty } };
  return withMissing(plan, [
    ordered('midterm'),
    ordered('assessment'),
    ordered('evaluation_report'),
  ]);
}

const confirmed = (kind: string, values: ObligationValues = {}): ImportedObligation => ({
  kind,
  values,
  confirmedBy: '系统管理员',
  source: { addedBy: '系统管理员', why: '随方案启动确认' },
});

/** The plan with its periodic reports summed up by the commission for the government (整理汇总). */
export function withConsolidation(plan: ImportedPlan): ImportedPlan {
  if (plan.obligations.some(({ kind }) => kind === 'consolidation')) return plan;
  return { ...plan, obligations: [...plan.obligations, confirmed('consolidation')] };
}
