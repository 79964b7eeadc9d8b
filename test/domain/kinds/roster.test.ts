import { describe, expect, test } from '@jest/globals';
import { ownersOf } from '../../../domain/kinds/kinds.ts';
import type { ObligationValues } from '../../../schemas/obligation-values.ts';
import { rosterOf, type PlanRoles } from '../../../domain/kinds/roster.ts';

const roles: PlanRoles = {
  leads: [
    { taskId: 'p-t001', order: 1, agencyId: 'shuili', position: 0 },
    { taskId: 'p-t002', order: 2, agencyId: 'shuili', position: 0 },
    { taskId: 'p-t002', order: 2, agencyId: 'caizheng', position: 1 },
    { taskId: 'p-t002', order: 2, agencyId: 'jiaotong', position: 2 },
  ],
  withTasks: ['caizheng', 'chifeng', 'jiaotong', 'shuili'],
  regions: ['chifeng', 'tongliao'],
  commission: 'fagaiwei',
};
const ids = (cycle: string, kind: string, values: ObligationValues = {}) =>
  rosterOf(cycle, ownersOf(kind, values), roles).map(
    ({ reportId, agencyId, taskId }) => `${reportId} ${agencyId} ${taskId}`,
  );

describe('who owes what', () => {
  test('a periodic report: one per task and lead or responsible agency, one per region', () => {
    expect(ids('p-periodic-2027Q3', 'periodic')).toEqual([
      'p-periodic-2027Q3-t001 shuili p-t001',
      'p-periodic-2027Q3-t002 shuili p-t002',
      'p-periodic-2027Q3-t002-caizheng caizheng p-t002',
      'p-periodic-2027Q3-t002-jiaotong jiaotong p-t002',
      'p-periodic-2027Q3-chifeng chifeng null',
      'p-periodic-2027Q3-tongliao tongliao null',
    ]);
  });

  test('an implementation plan: one per agency with tasks, of the commission, and per region', () => {
    expect(ids('p-implementation_plan-once', 'implementation_plan')).toEqual([
      'p-implementation_plan-once-caizheng caizheng null',
      'p-implementation_plan-once-chifeng chifeng null',
      'p-implementation_plan-once-jiaotong jiaotong null',
      'p-implementation_plan-once-shuili shuili null',
      'p-implementation_plan-once-fagaiwei fagaiwei null',
      'p-implementation_plan-once-tongliao tongliao null',
    ]);
  });
});
