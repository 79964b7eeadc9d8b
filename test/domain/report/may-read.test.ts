import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../domain/report/actor.ts';
import { mayRead } from '../../../domain/report/may-read.ts';

const OPENS = new Date('2027-11-01T09:00:00+08:00');
const BEFORE = new Date('2027-10-31T09:00:00+08:00');
const plan = { commissionId: 'fagaiwei', governmentId: 'zhengfuban' };
const report = { agencyId: 'shuili', opensAt: OPENS, cooperating: ['caizheng'], blind: null };
const who = (kind: Actor['kind'], agencyId: string | null): Actor => ({
  kind,
  agencyId,
  name: '某',
});

describe('a report is read', () => {
  test.each([
    ['its own agency', who('agency', 'shuili'), true],
    ['an agency that cooperates in it', who('agency', 'caizheng'), true],
    ['any other agency', who('agency', 'chifeng'), false],
    ['somebody of no agency', who('agency', null), false],
    ['the plan’s commission', who('commission', 'fagaiwei'), true],
    ['the commission of another plan', who('commission', 'other'), false],
    ['the government office', who('government', 'zhengfuban'), true],
    ['the government office of another plan', who('government', 'other'), false],
    ['an administrator', who('admin', null), true],
  ])('by %s', (_, actor, expected) => {
    expect(mayRead(actor, report, plan, OPENS)).toBe(expected);
  });

  test('by who cooperates from its opening on', () => {
    expect(mayRead(who('agency', 'caizheng'), report, plan, BEFORE)).toBe(false);
    expect(mayRead(who('agency', 'shuili'), report, plan, BEFORE)).toBe(true);
  });
});
