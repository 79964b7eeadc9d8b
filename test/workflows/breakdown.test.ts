import { afterEach, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { stepReport } from '../../ledger/steps/report-step.ts';
import { reportWorkflowId, waitingFor } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { gateAt } from '../support/gate.ts';
import { killNow, spawnProduct } from '../support/kill.ts';
import { LAUNCH, REPORT, rungAt } from '../support/opened-year.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.stop());

async function opened(): Promise<void> {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) => testLedger({ clock }),
    workersChange: true,
  });
  await world.launch();
  await world.liveTo(after('opening'));
}
const handle = () => world.client.workflow.getHandle(reportWorkflowId(REPORT));
const after = (rung: string, hours = 1) => new Date(rungAt(rung).getTime() + hours * 3600_000);
const arrived = () =>
  world.sink.messages.flatMap(({ rows }) => rows).filter((row) => row.startsWith(REPORT));
const row = (rung: string, contact = 'shuili-officer') => `${REPORT}/1/${rung}/${contact}`;
/** The reconciler's Schedule comes round: once it mends, the next time it finds nothing. */
async function mended(): Promise<string[]> {
  const faults = await reconcile(world.ledger, 0);
  await world.settle();
  expect(await reconcile(world.ledger, 0)).toEqual([]);
  expect(await world.ledger.db.repair.count()).toBe(faults.length);
  return faults.map(({ fault, subject }) => `${fault} ${subject}`);
}

describe('a worker that was away', () => {
  test('over several rungs: wakes late, tells the gravest, records the others as skipped', async () => {
    await opened();
    await world.stopWorker();
    await world.passWithoutWorker(rungAt('remind-30'), after('escalate'));
    await world.startWorker();
    await world.settle();
    expect(arrived()).toEqual([row('opening'), row('escalate', 'fagaiwei-officer')]);
    const skipped = await world.ledger.db.rungRecord.findMany({ where: { skipped: true } });
    expect(skipped.map(({ name }) => name).toSorted()).toEqual(
      ['remind-1', 'remind-15', 'remind-3', 'remind-30', 'remind-7', 'urge'].toSorted(),
    );
    expect(await handle().query(waitingFor)).toBe('the submission, or letter');
    expect(await mended()).toEqual([]);
  });

  test('while an agency filed: the filing is taken, and told when it is back', async () => {
    await opened();
    await world.stopWorker();
    expect((await file(world.ledger, REPORT, formOf(), WATER)).ok).toBe(true);
    await world.passWithoutWorker(rungAt('remind-30'), after('urge'));
    await world.startWorker();
    await world.settle();
    expect(await handle().query(waitingFor)).toBe('the review of the commission');
    expect(arrived()).toEqual([row('opening')]);
    expect(await mended()).toEqual([]);
  });
});

describe('a worker that is killed', () => {
  test('in the middle of a step: the step is taken once, and its mail comes once', async () => {
    await opened();
    await world.stopWorker();
    const victim = await spawnProduct(world);
    try {
      const gate = await gateAt(world.ledger, 'mail');
      await world.clock.skipTo(rungAt('remind-30'));
      await gate.reached();
      await killNow(victim);
      await gate.open();
      expect(await world.ledger.db.rungRecord.count({ where: { name: 'remind-30' } })).toBe(0);
    } finally {
      await killNow(victim);
    }
    await world.startWorker();
    // The engine gives the workflow's task to somebody else when its ten seconds are over.
    await world.settle();
    expect(arrived()).toEqual([row('opening'), row('remind-30')]);
    expect(await mended()).toEqual([]);
  });

  test('after telling the workflow, before forgetting: told again, to no harm', async () => {
    await opened();
    await world.stopWorker();
    await file(world.ledger, REPORT, formOf(), WATER);
    // What the relay of the killed worker had still managed to say.
    await handle().signal('submitted', { version: 2 });
    await world.startWorker();
    await world.settle();
    expect(await handle().query(waitingFor)).toBe('the review of the commission');
    expect(await world.ledger.db.relay.count()).toBe(0);
    expect(await mended()).toEqual([]);
  });
});

describe('a workflow that is gone', () => {
  test('is started by the next command: the relay signals with start', async () => {
    await opened();
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.settle();
    await handle().terminate('by hand');
    await accept(world.ledger, REPORT, 1, REVIEWER);
    await world.settle();
    expect(await handle().result()).toBe('accepted');
    expect(await mended()).toEqual([]);
  });

  test('is found by its overdue wake, started again, and the rung is climbed after all', async () => {
    await opened();
    await handle().terminate('by hand');
    await world.clock.skipTo(after('remind-30'));
    expect(await mended()).toEqual([`overdue_wake ${REPORT}`]);
    expect(arrived()).toEqual([row('opening'), row('remind-30')]);
    await world.liveTo(after('remind-15'));
    expect(arrived()).toEqual([row('opening'), row('remind-30'), row('remind-15')]);
  });
});

describe('what was lost on the way', () => {
  test('a relay row: the reconciler has the workflow told after all', async () => {
    await opened();
    await world.stopWorker();
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.ledger.db.relay.deleteMany();
    await world.startWorker();
    expect(await mended()).toEqual([`unseen_version ${REPORT}`]);
    expect(await handle().query(waitingFor)).toBe('the review of the commission');
  });

  test('a mail: it is staged and sent after all', async () => {
    await opened();
    await world.stopWorker();
    await world.clock.skipTo(rungAt('remind-30'));
    await stepReport(world.ledger, REPORT);
    await world.ledger.db.mail.deleteMany({ where: { rung: 'remind-30' } });
    await world.startWorker();
    await world.settle();
    expect(arrived()).toEqual([row('opening')]);
    expect(await mended()).toEqual([`mail_missing ${REPORT}`]);
    expect(arrived()).toEqual([row('opening'), row('remind-30')]);
  });

  test('the last step: the workflow is closed after all', async () => {
    await opened();
    await handle().terminate('by hand');
    await world.ledger.db.report.update({
      where: { id: REPORT },
      data: { stage: 'missed', nextWakeAt: null },
    });
    expect(await mended()).toEqual([`running_though_closed ${REPORT}`]);
    expect(await handle().result()).toBe('missed');
  });
});
