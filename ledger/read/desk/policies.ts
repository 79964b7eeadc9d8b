import { assemble } from '../../../domain/assembly/assemble.ts';
import type { Paragraph } from '../../../domain/assembly/assembly.ts';
import { KIND_NAMES, kindOf } from '../../../domain/kinds/kinds.ts';
import { byPolicy, type PolicyUse } from '../../../domain/policy/named-policies.ts';
import type { Ledger } from '../../ledger.ts';
import { assemblySource } from '../signed/assembly-source.ts';
import type { DeskPlan } from './plans.ts';
import type { Selection } from './selection.ts';

/** What the accepted reports of one cycle say of national policy (通知 二). */
export interface PolicyResearch {
  /** The cycle; null while there is none. */
  cycle: { kind: string; period: string } | null;
  /** By the policies that are named, with who took each of them up. */
  policies: PolicyUse<Paragraph>[];
  /** Who asks for which support. */
  support: Paragraph[];
}

const POLICY = 'policy';
const SUPPORT = 'support';

/** The kinds of report that ask about policy. */
const ASKING = KIND_NAMES.filter((kind) => {
  const { forms, formVersion, evaluates, assembles } = kindOf(kind);
  // A side of the evaluation is blind until its reveal, and has a page of its own.
  if (evaluates || assembles) return false;
  return forms[formVersion]?.({ taskId: null }).some(({ name }) => name === POLICY) ?? false;
});

/** Reads the policy sections of the chosen cycle, or of the newest that has opened. */
export async function policyResearch(
  ledger: Ledger,
  plan: DeskPlan,
  { kind, period }: Selection,
  now: Date,
): Promise<PolicyResearch> {
  const cycle = plan.cycles.findLast(
    (each) =>
      ASKING.includes(each.kind) &&
      each.skippedCause === null &&
      (kind === null || each.kind === kind) &&
      (period === null || each.period === period),
  );
  if (!cycle) return { cycle: null, policies: [], support: [] };
  const source = await assemblySource(ledger.db, { planId: plan.id, ...cycle });
  const specs = [POLICY, SUPPORT].map((name) => ({ name, fields: [name] }));
  const { sections } = assemble(source, specs, { now, zone: plan.policy.zone });
  const said = (name: string) => sections.find((each) => each.name === name)?.paragraphs ?? [];
  return {
    cycle: { kind: cycle.kind, period: cycle.period },
    policies: byPolicy(said(POLICY)),
    support: said(SUPPORT),
  };
}
