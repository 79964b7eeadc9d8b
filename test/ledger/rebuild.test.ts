import { expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { rebuild } from '../../ledger/processes.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { CYCLE, OPENING, PROCESS, REPORT, instantOf } from '../support/dates.ts';
import { openedYear, type OpenedYear } from '../support/opened-year.ts';

/** Whom the relay is to tell, with the version it is to name, if everything is told again now. */
async function rebuilt({ ledger }: OpenedYear): Promise<string[]> {
  await ledger.db.relay.deleteMany();
  const count = await rebuild(ledger);
  const rows = await ledger.db.relay.findMany({ orderBy: { processId: 'asc' } });
  expect(rows).toHaveLength(count);
  return rows.map(({ processId, signal, version }) => `${processId} ${signal} ${version}`);
}

test('an empty ledger has nobody to tell', async () => {
  expect(await rebuild(await testLedger())).toBe(0);
});

test('every process under way is told again, at the version it has: nothing new to it', async () => {
  const year = await openedYear({ tasks: 2, region: true });
  await year.stepAt(OPENING);
  const before = await year.ledger.db.process.findMany({ orderBy: { id: 'asc' } });
  expect(await rebuilt(year)).toEqual(
    before.map(({ id, version }) => `${id} termsChanged ${version}`),
  );
  expect(before).toHaveLength(5);
  expect(await year.ledger.db.process.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
});

test('a report in review is told, an accepted one only until its workflow has seen it', async () => {
  const year = await openedYear();
  const isTold = async () => (await rebuilt(year)).some((line) => line.startsWith(`${PROCESS} `));
  await year.stepAt(OPENING);
  await file(year.ledger, REPORT, formOf(), WATER);
  expect(await isTold()).toBe(true);
  await accept(year.ledger, REPORT, 1, REVIEWER);
  expect(await isTold()).toBe(true);
  await year.stepAt(instantOf('remind-30'));
  expect(await isTold()).toBe(false);
});

test('a cycle that is closed is not told, the plan that waits for its other years is', async () => {
  const year = await openedYear();
  await year.ledger.db.report.updateMany({ data: { stage: 'accepted' } });
  await stepCycle(year.ledger, CYCLE);
  await year.stepAt(OPENING);
  expect(await rebuilt(year)).toEqual(['plan/small termsChanged 1']);
});
