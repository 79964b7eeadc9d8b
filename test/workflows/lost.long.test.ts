import { afterEach, describe, expect, test } from '@jest/globals';
import { accept, file, withdraw } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { loseInserts } from '../support/lose.ts';
import { LAUNCH, PROCESS, REPORT, instantOf } from '../support/dates.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.stop());

async function opened(): Promise<void> {
  world = await startWorld({ startsAt: LAUNCH, makeLedger: (clock) => testLedger({ clock }) });
  await world.launch();
  await world.liveTo(after('opening'));
}
const handle = () => world.client.workflow.getHandle(PROCESS);
const after = (step: string, hours = 1) => new Date(instantOf(step).getTime() + hours * 3600_000);
const arrived = () =>
  world.sink.messages
    .flatMap(({ rows }) => rows)
    .filter((row) => row.startsWith(REPORT))
    .map((row) => row.split('/')[2]);
/** The reconciler's Schedule comes round: what it mends once, it does not find again. */
async function mended(): Promise<string[]> {
  const faults = await reconcile(world.ledger, 0);
  await world.untilRest();
  expect(await reconcile(world.ledger, 0)).toEqual([]);
  expect(await world.ledger.db.repair.count()).toBe(faults.length);
  return faults.map(({ fault, subject }) => `${fault} ${subject}`);
}

describe('a workflow that is gone', () => {
  test('is started by the next command: the relay signals with start', async () => {
    await opened();
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    await handle().terminate('by hand');
    await accept(world.ledger, REPORT, 1, REVIEWER);
    await world.untilRest();
    expect(await handle().result()).toBe('accepted');
    expect(await mended()).toEqual([]);
  });

  test('is found by its overdue wake, started again, and the step is taken after all', async () => {
    await opened();
    await handle().terminate('by hand');
    await world.clock.skipTo(after('remind-30'));
    expect(await mended()).toEqual([`overdue_wake ${PROCESS}`]);
    expect(arrived()).toEqual(['opening', 'remind-30']);
    await world.liveTo(after('remind-15'));
    expect(arrived()).toEqual(['opening', 'remind-30', 'remind-15']);
  });

  test('so is a cycle’s', async () => {
    await opened();
    await world.client.workflow.getHandle('cycle/small-periodic-2027').terminate('by hand');
    await world.ledger.db.process.updateMany({
      where: { type: 'cycle' },
      data: { version: { increment: 1 } },
    });
    expect(await mended()).toEqual(['unseen_version cycle/small-periodic-2027']);
    const cycle = world.client.workflow.getHandle('cycle/small-periodic-2027');
    expect(await cycle.query(waitingFor)).toBe('the last of the reports: 0 of 1 closed');
  });
});

describe('what was lost on the way', () => {
  test('a relay row: the reconciler has the workflow told after all', async () => {
    await opened();
    await file(world.ledger, REPORT, formOf(), WATER);
    const found = await loseInserts(world.ledger, 'relay');
    await withdraw(world.ledger, REPORT, 1, WATER);
    await found();
    expect(await mended()).toEqual([`unseen_version ${PROCESS}`]);
    const { version, seenVersion } = await world.ledger.db.process.findUniqueOrThrow({
      where: { id: PROCESS },
    });
    expect(seenVersion).toBe(version);
  });

  test('a mail: it is staged and sent after all', async () => {
    await opened();
    await world.ledger.db.$executeRaw`CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN DELETE FROM mail WHERE id = NEW.id; RETURN NULL; END $$`;
    await world.ledger.db.$executeRaw`CREATE TRIGGER forget AFTER INSERT ON mail
      FOR EACH ROW EXECUTE FUNCTION forget()`;
    await world.liveTo(after('remind-30'));
    await world.ledger.db.$executeRaw`DROP TRIGGER forget ON mail`;
    expect(arrived()).toEqual(['opening']);
    expect(await mended()).toEqual([`mail_missing ${REPORT}/1/remind-30`]);
    expect(arrived()).toEqual(['opening', 'remind-30']);
  });
});
