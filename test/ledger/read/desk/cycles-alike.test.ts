import { expect, test } from '@jest/globals';
import type { Owner } from '../../../../domain/kinds/kind.ts';
import { importPlan } from '../../../../ledger/import-plan.ts';
import { launch } from '../../../../ledger/commands/launch.ts';
import type { Alike } from '../../../../ledger/read/desk/alike.ts';
import { cyclesWithSteps, stepsOfCyclesToCome } from '../../../../ledger/read/desk/coming-steps.ts';
import { cyclesAlike } from '../../../../ledger/read/desk/cycles-alike.ts';
import { withAllKinds } from '../../../../seeds/all-kinds.ts';
import { seedPlan } from '../../../../seeds/load.ts';
import { OPERATOR } from '../../../support/actors.ts';
import { testLedger } from '../../../support/database.ts';
import { LAUNCH } from '../../../support/dates.ts';
import { FixedClock } from '../../../support/fixed-clock.ts';
import { deskPlan } from './desk-plan.ts';

const FAR = new Date('2028-12-31T00:00:00Z');
const told = (kind: string, period: string, agency: string) => `${kind} ${period} ${agency}`;

test('the reports of cycles to come are counted as their rosters will have them, of every kind', async () => {
  const ledger = await testLedger({ clock: new FixedClock(LAUNCH) });
  const everything = withAllKinds(seedPlan(), 2027);
  const { id } = everything;
  await importPlan(ledger, everything);
  const launched = await launch(ledger, id, { from: 2027, to: 2027 }, OPERATOR);
  expect(launched).toMatchObject({ ok: true });
  const task = await ledger.db.task.findFirstOrThrow({ where: { planId: id } });
  await ledger.db.task.update({ where: { id: task.id }, data: { setAsideAt: LAUNCH } });
  const contacts = await ledger.db.contact.findMany({ where: { active: true }, take: 12 });
  const tasks = await ledger.db.task.findMany({ where: { planId: id }, take: 12 });
  await ledger.db.assessor.createMany({
    data: tasks.map((each, at) => ({
      ...{ taskId: each.id, contactId: contacts[at % contacts.length]!.id },
      ...{ assignedAt: LAUNCH, assignedBy: 'fgw' },
    })),
  });
  const plan = await deskPlan(ledger, id);
  const owners = (await cyclesWithSteps(ledger, plan, LAUNCH, FAR)).flatMap((each) => each.owners);
  const who: Owner['who'][] = ['leads', 'regions', 'with-tasks', 'cooperators', 'assessors'];
  expect(new Set(owners.map((owner) => owner.who))).toEqual(new Set([...who, 'commission']));

  // Of what nothing is told any more nobody is counted.
  expect(await cyclesWithSteps(ledger, plan, new Date('2032-01-01T00:00:00Z'), FAR)).toEqual([]);

  const counted = new Map(
    (await cyclesAlike(ledger, plan, LAUNCH, FAR)).map(({ report, count }: Alike) => [
      told(report.kind, report.period, report.agencyId),
      count,
    ]),
  );
  const drawn = new Map<string, number>();
  for (const { kind, period, agencyId } of await stepsOfCyclesToCome(ledger, plan, LAUNCH, FAR)) {
    const key = told(kind, period, agencyId);
    drawn.set(key, (drawn.get(key) ?? 0) + 1);
  }
  expect(drawn.size).toBeGreaterThan(100);
  expect(counted).toEqual(drawn);
});
