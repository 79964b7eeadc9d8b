import { expect, test } from '@jest/globals';
import { readWorkdays } from '../../../domain/calendar/read-workdays.ts';
import { changeCalendar } from '../../../ledger/commands/change-calendar.ts';
import { importPlan } from '../../../ledger/import-plan.ts';
import { rehearsalResultSchema } from '../../../schemas/rehearsal.ts';
import { withAllKinds } from '../../../seeds/all-kinds.ts';
import { seedPlan } from '../../../seeds/load.ts';
import { OPERATOR } from '../../support/actors.ts';
import { testLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { rehearsing } from '../../support/rehearsing.ts';

const HOLIDAYS = ['2027-01-01', '2027-04-20', '2027-10-01', '2027-12-31', '2028-01-03'];

test('two years of everything that can be owed, by a calendar that was brought in and with people missing: planned = sent', async () => {
  const clock = new FixedClock('2026-11-30T02:00:00Z');
  const ledger = await testLedger({ clock });
  const plan = seedPlan();
  const tasks = plan.document.tasks.slice(0, 5);
  const document = { ...plan.document, tasks, indicators: [] };
  await importPlan(ledger, withAllKinds({ ...plan, document }, 2027));
  const source = HOLIDAYS.map((day) => `${day},休`).join('\n');
  const read = readWorkdays(source);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { reading } = read;
  await changeCalendar(ledger, { reading, source }, OPERATOR, { preview: false });
  const { contact } = ledger.db;
  await contact.updateMany({ where: { id: 'shuili-officer' }, data: { active: false } });
  await contact.updateMany({ where: { agencyId: 'nongmuye' }, data: { active: false } });

  const { start, ended } = rehearsing(ledger);
  const row = await ended(await start('dongbei', { from: 2027, to: 2028 }));
  expect(row).toMatchObject({ state: 'done', fault: null, detail: null });
  const result = rehearsalResultSchema.parse(row.result);
  expect(result.differences).toEqual([]);
  expect(result.rows).toMatchObject({ missing: 0, duplicate: 0, unplanned: 0 });
  expect(Object.keys(result.kinds)).toContain('evaluation_report');
}, 1_800_000);
