import { expect, test } from '@jest/globals';
import { firstTasks } from '../../bench/measure/first-tasks.ts';
import { withAllKinds } from '../../seeds/all-kinds.ts';
import { verifyLedger } from '../../local/verify-audit/verify.ts';
import { simulate } from '../../virtual/simulation/simulate.ts';

/** The second task has two leads, whose reports have parts each of its own. */
function smallSeed(count: number) {
  const plan = firstTasks(count, (task, index) => {
    const [second = '', ...cooperating] = task.cooperating;
    return index === 1 ? { ...task, lead: [...task.lead, second], cooperating } : task;
  });
  return { ...plan, regions: plan.regions.slice(0, 3) };
}

/** By which everything happens at least once, and parts are moved, too. */
const SEED = 15;
const silent = () => undefined;

test('two years of six tasks over all kinds, in which everything befalls: exactly the planned mails arrive, no repair', async () => {
  const plan = withAllKinds(smallSeed(6), 2027);
  const options = { from: 2027, to: 2028, seed: SEED, fault: 0, reconcile: true };
  let audited: unknown = null;
  const { result, differences } = await simulate(options, silent, plan, {
    // Whatever befell, every mail, filing and review is what the audit says of it.
    look: async ({ ledger }) => {
      const { ok, texts, rows } = await verifyLedger(ledger, []);
      audited = { ok, texts, rows };
    },
  });
  expect(audited).toEqual({ ok: true, texts: [], rows: { found: [], count: 0 } });
  expect(differences).toEqual([]);
  expect(result.repairs).toBe(0);
  const { lettersIssued: letter, circularsIssued: circular } = result.actions;
  expect(result.documents).toEqual({ consolidation: 2, evaluation: 1, letter, circular });
  const ordered = new Set(plan.obligations.map(({ kind }) => kind));
  expect(Object.keys(result.kinds).sort()).toEqual([...ordered].sort());
  // As the ledger's own record counts them.
  const never = Object.entries(result.actions).filter(([, count]) => count === 0);
  expect(never).toEqual([]);
}, 900_000);
