import { describe, expect, test } from '@jest/globals';
import { describeProcesses } from '../../ledger/describe-processes.ts';
import { optionsOf } from '../../worker/workflow-options.ts';
import { CYCLE, PROCESS } from '../support/dates.ts';
import { openedYear } from '../support/opened-year.ts';

describe('what Temporal is told of a workflow', () => {
  test('enough to read its UI alone, and nobody’s name or address', async () => {
    const { ledger } = await openedYear({ region: true });
    const ids = ['plan/small', `cycle/${CYCLE}`, PROCESS, `report/${CYCLE}-chifeng`];
    const described = await describeProcesses(ledger, [...ids, 'report/gone']);
    expect(described).toHaveLength(ids.length);
    const told = ids.map((id) => {
      const process = described.find((each) => each.id === id)!;
      return { type: process.type, options: optionsOf(process) };
    });
    expect(
      told.map(({ type, options }) => [type, options.workflowId, options.staticSummary]),
    ).toEqual([
      ['plan', 'plan/small', 'plan small'],
      ['cycle', `cycle/${CYCLE}`, 'small: 2027年度 定期报告'],
      ['report', PROCESS, '2027年度 定期报告 任务1（水利） 自治区水利厅'],
      ['report', `report/${CYCLE}-chifeng`, '2027年度 定期报告 赤峰市'],
    ]);
    expect(told.map(({ options }) => options.args)).toEqual([[], [], [], []]);
    const pairs = told.map(({ options }) =>
      options.typedSearchAttributes
        .map(({ key, value }) => `${key.name}=${String(value)}`)
        .join(' '),
    );
    const cycle = 'DubanPlan=small DubanKind=periodic DubanPeriod=2027';
    expect(pairs).toEqual([
      'DubanPlan=small',
      cycle,
      `${cycle} DubanAgency=shuili`,
      `${cycle} DubanAgency=chifeng`,
    ]);
    expect(JSON.stringify(told)).not.toMatch(/联络员|分管领导|\.example/);
  });
});
