import { describe, expect, test } from '@jest/globals';
import { describeTarget } from '../../worker/describe-target.ts';
import { openedYear } from '../support/opened-year.ts';

describe('what Temporal is told of a workflow', () => {
  test('enough to read its UI alone, and nobody’s name or address', async () => {
    const { ledger } = await openedYear({ region: true });
    const planId = 'small';
    const told = await Promise.all([
      describeTarget(ledger, { workflow: 'plan', planId }),
      describeTarget(ledger, { workflow: 'annualCycle', planId, year: 2027 }),
      describeTarget(ledger, { workflow: 'report', planId, reportId: 'small-2027-001' }),
      describeTarget(ledger, { workflow: 'report', planId, reportId: 'small-2027-chifeng' }),
    ]);
    expect(
      told.map(({ type, options }) => [type, options.workflowId, options.staticSummary]),
    ).toEqual([
      ['plan', 'plan/small', 'plan small'],
      ['annualCycle', 'plan/small/2027', 'small: the year 2027'],
      ['report', 'report/small-2027-001', '2027 任务 1（水利） 自治区水利厅'],
      ['report', 'report/small-2027-chifeng', '2027 本地区落实情况 赤峰市'],
    ]);
    const pairs = told.map(({ options }) =>
      options.typedSearchAttributes
        .map(({ key, value }) => `${key.name}=${String(value)}`)
        .join(' '),
    );
    expect(pairs).toEqual([
      'DubanPlan=small',
      'DubanPlan=small DubanYear=2027',
      'DubanPlan=small DubanYear=2027 DubanAgency=shuili DubanKind=annual',
      'DubanPlan=small DubanYear=2027 DubanAgency=chifeng DubanKind=annual',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/联络员|分管领导|\.example/);
  });
});
