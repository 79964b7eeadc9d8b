import type { ImportedObligation, ImportedPlan } from '../ledger/import-plan.ts';
import type { ObligationValues } from '../schemas/obligation-values.ts';

/**
 * The plan with what its launcher adds by name beside what the document orders (DESIGN §3,
 * “Sentence”): a receipt.
 */
export const withLaunchers = (plan: ImportedPlan): ImportedPlan =>
  withMissing(plan, [confirmed('receipt')]);

/**
 * The plan with everything confirmed that can be owed: beside its own obligations a receipt, the
 * opinions of cooperating agencies, in the first year contact names and a step of its first task on one
 * day, what the commission sums up of every cycle for the government (整理汇总), and both sides of the
 * midterm evaluation (中期评估) with the report on them.
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
    ordered(plan, 'consolidation'),
    ordered(plan, 'midterm'),
    ordered(plan, 'assessment', 'midterm'),
    ordered(plan, 'evaluation_report', 'midterm'),
  ]);
}

/** What the plan has confirmed of a kind itself stays as it is. */
function withMissing(plan: ImportedPlan, obligations: ImportedObligation[]): ImportedPlan {
  const missing = obligations.filter(
    ({ kind }) => !plan.obligations.some((own) => own.kind === kind),
  );
  return { ...plan, obligations: [...plan.obligations, ...missing] };
}

const confirmed = (kind: string, values: ObligationValues = {}): ImportedObligation => ({
  kind,
  values,
  confirmedBy: '系统管理员',
  source: { addedBy: '系统管理员', why: '随方案启动确认' },
});

/** Confirmed by the sentence of the document that orders it; where none does, by its launcher. */
function ordered({ document }: ImportedPlan, kind: string, orders = kind): ImportedObligation {
  const duty = document.duties.findIndex((each) => each.kind === orders);
  return duty < 0 ? confirmed(kind) : { ...confirmed(kind), source: { duty } };
}
