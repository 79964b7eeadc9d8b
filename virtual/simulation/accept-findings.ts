import { factsOf, severityOf } from '../../domain/preflight/findings.ts';
import { SYSTEM } from '../../domain/report/actor.ts';
import { acceptFinding } from '../../ledger/commands/accept-finding.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { preflightOf } from '../../ledger/preflight.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';

/**
 * Accepts whatever of a plan's preflight can be accepted: in a world of its own a plan is launched as it
 * stands, also over agencies that nobody stands for.
 */
export async function acceptFindings(
  ledger: Ledger,
  planId: string,
  years: { from: number; to: number },
): Promise<void> {
  const plan = await ledger.db.plan.findUniqueOrThrow({ where: { id: planId } });
  const policy = planPolicySchema.parse(plan.policy);
  const now = await ledger.clock.now();
  const { open } = await preflightOf(ledger.db, ledger, { ...plan, policy, ...years }, now);
  for (const finding of open.filter((each) => severityOf(each) === 'accept'))
    await acceptFinding(
      ledger,
      { planId, finding: finding.key, years, facts: factsOf(finding) },
      '演练',
      { ...SYSTEM, kind: 'admin' },
    );
}
