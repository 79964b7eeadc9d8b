import { beforeEach, describe, expect, test } from '@jest/globals';
import { changePolicy } from '../../../ledger/commands/change-policy.ts';
import { askExtension, decideExtension } from '../../../ledger/commands/extension-commands.ts';
import { accept, file, reopen, returnReport } from '../../../ledger/commands/report-commands.ts';
import { pausePlan, resumePlan } from '../../../ledger/commands/pause.ts';
import { transferAgency, type TransferOrder } from '../../../ledger/commands/transfer.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import {
  ASKED,
  asksOf,
  cooperatingYear,
  FINANCE_PART,
  PART_CYCLE,
  PART_DUE_DAY,
} from '../../support/cooperation.ts';
import { CYCLE, instantOf, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import type { OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
const LEADER = { actor: WATER, email: 'leader@shuili.example' };
const asked = async ({ ledger }: OpenedYear, newDueOn: string) =>
  askExtension(ledger, REPORT, { newDueOn, reason: '数据未齐', stateOfWork: '八成' }, LEADER);
const granted = async ({ ledger }: OpenedYear) => {
  const given = { outcome: 'granted', dueOn: null, words: '' } as const;
  const outcome = await decideExtension(ledger, `${REPORT}/extension/1`, given, REVIEWER);
  expect(outcome).toMatchObject({ ok: true });
};
const extended = async (of: OpenedYear, newDueOn: string) => {
  await asked(of, newDueOn);
  await granted(of);
};
const part = () => year.ledger.db.report.findUniqueOrThrow({ where: { id: FINANCE_PART } });
const asks = () => asksOf(year, FINANCE_PART);

describe('whatever moves a report’s date moves its parts, in the same transaction', () => {
  beforeEach(async () => {
    year = await cooperatingYear();
  });

  test('a return: asked before, they are reminded before the new date, and no more', async () => {
    await year.stepAt(ASKED);
    year.clock.set(new Date('2027-12-29T09:30:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    year.clock.set(new Date('2027-12-29T10:10:00+08:00'));
    await returnReport(year.ledger, REPORT, 1, '请补充数据。', REVIEWER);
    const { termsVersion, dueOn } = await part();
    // Returned on Wednesday, due on the fifth workday, 6 January; the parts three workdays before.
    const lead = await year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });
    expect([lead.dueOn, termsVersion, dueOn]).toEqual(['2028-01-05', 2, '2027-12-31']);
    await year.stepAt(new Date('2027-12-29T10:10:00+08:00'));
    await year.stepAt(new Date('2027-12-31T09:00:00+08:00'));
    await year.stepAt(new Date('2028-01-05T09:00:00+08:00'));
    expect((await asks()).filter((each) => each.includes('v2'))).toEqual([
      'ask-3 v2 caizheng-officer staged',
    ]);
    const terms = await year.ledger.db.terms.findMany({
      where: { reportId: FINANCE_PART },
      orderBy: { version: 'asc' },
    });
    expect(terms.map(({ cause }) => cause)).toEqual(['first', 'return']);
  });

  test('a return long before the due date moves nothing, and asks nobody again', async () => {
    year.clock.set(new Date('2027-11-10T10:00:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    await returnReport(year.ledger, REPORT, 1, '请补充数据。', REVIEWER);
    await year.stepAt(new Date('2027-11-10T10:00:00+08:00'));
    const { termsVersion, opensAt } = await part();
    expect([termsVersion, opensAt]).toEqual([1, ASKED]);
    await year.stepAt(ASKED);
    expect(await asks()).toEqual(['ask v1 caizheng-officer staged']);
  });

  test('a changed policy moves those that were not asked, with the asking', async () => {
    const { ledger, clock } = year;
    clock.set(new Date('2027-11-10T10:00:00+08:00'));
    const [periodic] = await ledger.db.obligation.findMany({ where: { kind: 'periodic' } });
    const changed = await changePolicy(
      ledger,
      'small',
      { values: { [periodic!.id]: { due: { on: '12-15' } } } },
      OPERATOR,
    );
    expect(changed.ok).toBe(true);
    await year.stepAt(new Date('2027-11-10T10:00:00+08:00'));
    const { dueOn, opensAt, termsVersion } = await part();
    expect([dueOn, opensAt, termsVersion]).toEqual([
      '2027-12-10',
      new Date('2027-12-01T09:00:00+08:00'),
      2,
    ]);
    const cycle = await ledger.db.cycle.findUniqueOrThrow({ where: { id: PART_CYCLE } });
    expect(cycle.dueOn).toBe('2027-12-10');
    await year.stepAt(new Date('2027-12-01T09:00:00+08:00'));
    expect(await asks()).toEqual(['ask v2 caizheng-officer staged']);
  });

  test('paused, nobody is asked; resumed, they are asked once, and nobody is asked again first', async () => {
    await year.stepAt(instantOf('remind-15'));
    year.clock.set(new Date('2027-12-16T10:00:00+08:00'));
    await pausePlan(year.ledger, 'small', '等', OPERATOR);
    await year.stepAt(ASKED);
    expect(await asks()).toEqual([]);
    year.clock.set(new Date('2027-12-24T10:00:00+08:00'));
    await resumePlan(year.ledger, 'small', OPERATOR);
    await year.stepAt(new Date('2027-12-24T10:00:00+08:00'));
    expect(await asks()).toEqual(['ask v1 caizheng-officer staged']);
    await year.stepAt(PART_DUE_DAY);
    expect((await asks()).map((each) => each.split(' ')[0])).toEqual(['ask', 'ask-3']);
  });

  test('an extension: who was not asked yet is asked before the new date', async () => {
    year.clock.set(new Date('2027-12-10T10:00:00+08:00'));
    await extended(year, '2028-02-25');
    const { dueOn, opensAt, termsVersion } = await part();
    expect([dueOn, termsVersion]).toEqual(['2028-02-22', 2]);
    await year.stepAt(ASKED);
    expect(await asks()).toEqual([]);
    await year.stepAt(opensAt);
    expect(await asks()).toEqual(['ask v2 caizheng-officer staged']);
  });

  test('reopened after nobody was asked, they are asked before the new date', async () => {
    const { ledger, clock } = year;
    clock.set(new Date('2027-12-10T10:00:00+08:00'));
    await file(ledger, REPORT, formOf(), WATER);
    await accept(ledger, REPORT, 1, REVIEWER);
    // A late day: the five workdays of a reopened report go beyond its date.
    clock.set(new Date('2027-12-30T10:00:00+08:00'));
    await reopen(ledger, REPORT, 1, '数据有误', REVIEWER);
    const { dueOn, opensAt, leftAt, stage } = await part();
    expect([stage, leftAt, dueOn]).toEqual(['collecting', null, '2028-01-03']);
    expect(opensAt).toEqual(await clock.now());
    await year.stepAt(opensAt);
    expect(await asks()).toEqual(['ask v2 caizheng-officer staged']);
  });

  test('a new name before anybody was asked: the successor is asked, and told nothing before', async () => {
    const { ledger, clock } = year;
    clock.set(new Date('2027-12-01T17:00:00+08:00'));
    const renamed = { cause: 'renamed', fromId: 'caizheng', to: { name: '财政局', nameEn: null } };
    const ordered = { actor: REVIEWER, why: '机构改革' };
    const outcome = await transferAgency(ledger, 'small', renamed as TransferOrder, ordered);
    expect(outcome).toMatchObject({ ok: true, value: { told: [] } });
    expect(await asks()).toEqual([]);
    await year.stepAt(ASKED);
    expect(await asks()).toEqual(['ask v2 caizheng-2-officer-1 staged']);
    // Whoever leads comes first, as the document has it.
    const responsible = await ledger.db.responsibility.findMany({ orderBy: { position: 'asc' } });
    expect(responsible.map(({ agencyId }) => agencyId)).toEqual([
      ...['shuili', 'fagaiwei', 'caizheng-2'],
    ]);
  });

  test('an extension granted over closed books opens them and the cycle again', async () => {
    const { ledger, clock } = year;
    clock.set(new Date('2027-12-30T10:00:00+08:00'));
    await asked(year, '2028-03-24');
    for (const step of ['urge', 'escalate', 'letter', 'circular', 'close'])
      await year.stepAt(instantOf(step));
    await stepCycle(ledger, CYCLE);
    expect((await part()).leftCause ?? (await part()).stage).toBe('missed');
    const cycle = () => ledger.db.cycle.findUniqueOrThrow({ where: { id: CYCLE } });
    expect((await cycle()).closedAt).not.toBeNull();
    await granted(year);
    expect((await cycle()).closedAt).toBeNull();
    expect((await part()).stage).toBe('collecting');
  });
});
