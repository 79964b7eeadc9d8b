import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { clashesOf, cyclesOf } from '../../../domain/kinds/cycles.ts';
import { deliverable } from '../../../domain/kinds/deliverable.ts';
import { rosterOf, type PlanRoles } from '../../../domain/kinds/roster.ts';
import { cycleName, kindWordsOf, periodWords } from '../../../domain/kinds/words.ts';
import { cycleIdOf } from '../../../domain/report/report-id.ts';
import { obligationValuesSchema, type DatedValues } from '../../../schemas/obligation-values.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';

const policy = planPolicySchema.parse({});
const values = (changed: Partial<DatedValues> = {}) => ({
  dated: {
    on: '2027-04-20',
    key: 'contacts',
    title: '联络员名单',
    titleEn: 'List of contacts',
    who: 'all' as const,
    ...changed,
  },
});
const cyclesFor = (launchedAt: string, changed: Partial<DatedValues> = {}) =>
  cyclesOf(
    { kind: 'deliverable', values: values(changed) },
    { launchedAt: new Date(launchedAt), from: 2027, to: 2028 },
    policy,
    chinaCalendar,
  );
const roles: PlanRoles = {
  leads: [
    { taskId: 'p-t001', order: 1, agencyId: 'shuili', position: 0 },
    { taskId: 'p-t002', order: 2, agencyId: 'caizheng', position: 0 },
    { taskId: 'p-t002', order: 2, agencyId: 'shuili', position: 1 },
  ],
  withTasks: ['caizheng', 'chifeng', 'shuili'],
  regions: ['chifeng', 'tongliao'],
  commission: 'fagaiwei',
};
const owe = (who: DatedValues['who']) =>
  cyclesFor('2027-01-04T02:00:00Z', { who }).flatMap(({ owners }) =>
    rosterOf('c', owners, roles).map(({ reportId }) => reportId),
  );

describe('what is owed once by a day', () => {
  test('opens thirty days before and is due on the day', () => {
    const [cycle, ...others] = cyclesFor('2027-01-04T02:00:00Z');
    expect(others).toEqual([]);
    expect(cycle).toMatchObject({
      // 21 March 2027 is a Sunday.
      opensAt: new Date('2027-03-22T09:00:00+08:00'),
      dueOn: '2027-04-20',
      dueAt: new Date('2027-04-21T00:00:00+08:00'),
      skippedCause: null,
    });
    const due = (cycle?.steps ?? []).map(({ name }) => name);
    expect(due).toEqual([
      ...['opening', 'remind-15', 'remind-7', 'remind-3', 'remind-1'],
      ...['urge', 'escalate', 'letter', 'close'],
    ]);
  });

  test('nearer than that: opens at the launch', () => {
    const [cycle] = cyclesFor('2027-04-12T02:00:00Z');
    expect(cycle?.opensAt).toEqual(new Date('2027-04-12T02:00:00Z'));
    expect(clashesOf(cyclesFor('2027-04-12T02:00:00Z'), policy)).toEqual([]);
  });

  test('on its last day it can still be launched, the day after it clashes', () => {
    expect(clashesOf(cyclesFor('2027-04-20T15:59:00Z'), policy)).toEqual([]);
    expect(clashesOf(cyclesFor('2027-04-20T16:00:00Z'), policy)).toMatchObject([
      { kind: 'deliverable', opensOn: '2027-04-21', dueOn: '2027-04-20' },
    ]);
  });

  test('two of one plan on one day have ids of their own, readable and plain', () => {
    const ids = ['contacts', 't012'].flatMap((key) =>
      cyclesFor('2027-01-04T02:00:00Z', { key }).map(({ kind, period }) =>
        cycleIdOf('p', kind, period),
      ),
    );
    expect(ids).toEqual(['p-deliverable-contacts', 'p-deliverable-t012']);
  });

  test('is owed by whom it names', () => {
    expect(owe('with-tasks')).toEqual(['c-caizheng', 'c-chifeng', 'c-shuili']);
    expect(owe('regions')).toEqual(['c-chifeng', 'c-tongliao']);
    expect(owe('all')).toEqual(['c-caizheng', 'c-chifeng', 'c-shuili', 'c-tongliao']);
    expect(owe({ agencies: ['weisheng', 'caizheng'] })).toEqual(['c-weisheng', 'c-caizheng']);
    expect(owe({ tasks: [2] })).toEqual(['c-t002', 'c-t002-shuili']);
  });

  test('asks for names where names are due, else for what was delivered', () => {
    const fields = (period: string) =>
      deliverable.forms[1]!({ taskId: null, period }).map(({ name }) => name);
    expect(fields('contacts|联络员名单|List of contacts')[0]).toBe('contacts');
    expect(fields('contacts-2|联络员名单|List of contacts (2)')[0]).toBe('contacts');
    expect(fields('t012|完成普查|Step of task 12')[0]).toBe('delivered');
  });

  test('is called by its title, in either language', () => {
    const [{ kind, period } = { kind: '', period: '' }] = cyclesFor('2027-01-04T02:00:00Z');
    expect(cycleName('zh-CN', kind, period)).toBe('限时事项“联络员名单”');
    expect(cycleName('en', kind, period)).toBe('Dated item: List of contacts');
    expect(periodWords('zh-CN', period)).toBe('联络员名单');
    const words = kindWordsOf('zh-CN', kind);
    expect(words.title('水利厅', period)).toBe('水利厅关于“联络员名单”的报告');
    expect(`${words.about(period)}报送工作`).toBe('“联络员名单”报送工作');
  });

  test.each([
    { on: '2027-02-30' },
    { on: '2027-4-20' },
    { key: 'once' },
    { key: '2027' },
    { key: 'Contacts' },
    { key: '../x' },
    { title: '' },
    { title: 'a|b' },
    { title: 'two\nlines' },
    { who: { agencies: [] } },
    { who: { tasks: [0] } },
    { who: 'nobody' },
  ])('is refused with %j', (changed) => {
    expect(obligationValuesSchema.safeParse(values()).success).toBe(true);
    const bad = { dated: { ...values().dated, ...changed } };
    expect(obligationValuesSchema.safeParse(bad).success).toBe(false);
  });

  test('without its date it is nothing', () => {
    expect(() => deliverable.due({ values: {} } as never)).toThrow(RangeError);
  });
});
