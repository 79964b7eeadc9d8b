import { expect, test } from '@jest/globals';
import { file } from '../../../ledger/commands/report-commands.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { WATER } from '../../support/actors.ts';
import { DUE_END, REPORT, instantOf } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { gateAt, lockedOut } from '../../support/gate.ts';
import { openedYear } from '../../support/opened-year.ts';

test('what waits for a lock happens when it has got it: the clock is read afterwards', async () => {
  const year = await openedYear();
  year.clock.set(instantOf('remind-1'));
  const gate = await gateAt(year.ledger, 'mail');
  const step = stepReport(year.ledger, REPORT);
  await gate.reached();
  year.clock.set(new Date(DUE_END.getTime() - 1));
  const filing = file(year.other, REPORT, formOf(), WATER);
  await lockedOut(year.ledger.db, 2);
  year.clock.set(DUE_END);
  await gate.open();
  await step;
  expect(await filing).toMatchObject({ ok: true, value: { at: DUE_END, change: { late: true } } });
});
