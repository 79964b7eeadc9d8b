import { beforeEach, describe, expect, test } from '@jest/globals';
import { changeTask } from '../../../ledger/commands/change-task.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { OPENING, REPORT } from '../../support/dates.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { claim } from '../../support/outbox.ts';

const OTHER = 'small-periodic-2027-t002';
const MOVED = new Date('2027-12-29T10:00:00+08:00');
const ORDERED = { actor: REVIEWER, why: '机构改革' };

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2 });
  for (const id of [REPORT, OTHER]) await year.stepAt(OPENING, id);
  await year.ledger.db.mail.deleteMany();
  year.clock.set(MOVED);
});
const report = (id = REPORT) => year.ledger.db.report.findUniqueOrThrow({ where: { id } });
const told = async () => (await outbox(year.ledger)).filter((line) => /staged$/.test(line)).sort();

describe('a task with other people', () => {
  const change = (responsibilities: [string, 'lead' | 'responsible' | 'cooperating'][]) =>
    changeTask(
      year.ledger,
      'small',
      'small-t001',
      { responsibilities: responsibilities.map(([agencyId, role]) => ({ agencyId, role })) },
      ORDERED,
    );

  test('a new lead takes the open report over; the former one is told', async () => {
    expect(
      await change([
        ['caizheng', 'lead'],
        ['shuili', 'cooperating'],
      ]),
    ).toMatchObject({ ok: true, value: { passed: [{ id: REPORT }], left: [] } });
    expect(await report()).toMatchObject({ agencyId: 'caizheng', dueOn: '2028-01-05' });
    expect((await report(OTHER)).agencyId).toBe('shuili');
    expect(await told()).toEqual([
      'passed_on → shuili-officer: staged',
      'transferred → caizheng-officer: staged',
    ]);
  });

  test('one of two who is removed leaves; one who joins owes from the next cycle on', async () => {
    expect(
      await change([
        ['shuili', 'responsible'],
        ['caizheng', 'responsible'],
      ]),
    ).toMatchObject({ ok: true, value: { passed: [], left: [] } });
    expect(await year.ledger.db.report.count({ where: { taskId: 'small-t001' } })).toBe(1);
    expect(await change([['caizheng', 'responsible']])).toMatchObject({
      value: { left: [{ id: REPORT }] },
    });
    expect((await report()).leftCause).toBe('removed');
    await year.ledger.db.plan.update({ where: { id: 'small' }, data: { launchTo: 2028 } });
    year.clock.set(new Date('2028-11-01T09:00:00+08:00'));
    await stepPlan(year.ledger, 'small');
    await stepCycle(year.ledger, 'small-periodic-2028');
    expect(
      await year.ledger.db.report.findMany({ where: { taskId: 'small-t001', period: '2028' } }),
    ).toMatchObject([{ agencyId: 'caizheng' }]);
  });

  test('with another text: what it was is kept, and its officers are told', async () => {
    const text = (words: string, actor = OPERATOR) =>
      changeTask(year.ledger, 'small', 'small-t001', { text: words }, { actor, why: '更正' });
    expect(await text('推进中型灌区改造。')).toMatchObject({ ok: true });
    expect(await told()).toEqual(['amended-1 → shuili-officer: staged']);
    expect(await year.ledger.db.taskChange.findMany()).toMatchObject([
      { by: OPERATOR.name, why: '更正', after: { text: '推进中型灌区改造。' } },
    ]);
    expect(await claim(year.ledger, { stragglerSeconds: -1 })).toHaveLength(1);
    expect(await text('推进中型灌区改造。')).toMatchObject({
      refusal: { code: 'nothing_changed' },
    });
    expect(await text('x', WATER)).toMatchObject({ refusal: { code: 'only_operator' } });
  });

  test('is nobody’s task with nobody', async () => {
    expect(await change([['caizheng', 'cooperating']])).toMatchObject({
      refusal: { code: 'needs_owner' },
    });
    expect(await change([['none', 'lead']])).toMatchObject({
      refusal: { code: 'no_such_agency' },
    });
  });
});
