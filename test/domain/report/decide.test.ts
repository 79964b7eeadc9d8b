import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import { decide, type ReportCommand } from '../../../domain/report/decide.ts';
import type { ReportFacts, ReportStage } from '../../../domain/report/facts.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { formOf, nilForm } from '../../support/forms.ts';

const policy = planPolicySchema.parse({});
const opensAt = new Date('2027-11-01T09:00:00+08:00');
const facts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  agencyId: 'shuili',
  stage: 'collecting',
  dueOn: '2027-12-31',
  originalDueOn: '2027-12-31',
  dueVersion: 1,
  opensAt,
  firstFiledAt: null,
  filedAt: null,
  acceptedAt: null,
  missedAt: null,
  revision: 0,
  ...changes,
});
const filed = (changes: Partial<ReportFacts> = {}) =>
  facts({ stage: 'reviewing', revision: 1, filedAt: opensAt, firstFiledAt: opensAt, ...changes });
const FILE: ReportCommand = { kind: 'file', form: formOf() };
const ACCEPT: ReportCommand = { kind: 'accept', revision: 1 };
const RETURN: ReportCommand = { kind: 'return', revision: 1, reason: '请补充数据' };

function answer(
  of: ReportFacts,
  command: ReportCommand,
  actor: Actor,
  now: Date | string = '2027-12-01T10:00:00+08:00',
) {
  const context = { now: new Date(now), policy, calendar: chinaCalendar, commissionId: 'fagaiwei' };
  const outcome = decide(of, command, actor, context);
  return outcome.ok ? outcome.value : outcome.refusal.code;
}

describe('who may do what', () => {
  const people: Record<string, Actor> = {
    owner: WATER,
    other: FINANCE,
    commission: REVIEWER,
    government: GOVERNMENT,
    operator: OPERATOR,
    'owner posing as commission': { ...WATER, kind: 'commission' },
    'agency posing in the commission’s house': { ...REVIEWER, kind: 'agency' },
    nobody: { kind: 'agency', agencyId: null, name: '' },
  };
  test.each(Object.entries(people))('%s', (name, actor) => {
    const mayFile = ['owner', 'owner posing as commission'].includes(name);
    const mayReview = name === 'commission';
    expect(answer(facts(), FILE, actor)).toEqual(mayFile ? expect.anything() : 'not_yours');
    for (const command of [ACCEPT, RETURN])
      expect(answer(filed(), command, actor)).toEqual(
        mayReview ? expect.objectContaining({ kind: expect.any(String) }) : 'only_commission',
      );
    if (mayFile) expect(answer(facts(), FILE, actor)).toMatchObject({ kind: 'filed' });
  });

  test('the commission files its own report like anybody, and another commission reviews nothing', () => {
    expect(answer(facts({ agencyId: 'fagaiwei' }), FILE, REVIEWER)).toMatchObject({
      kind: 'filed',
    });
    expect(answer(filed(), ACCEPT, { ...REVIEWER, agencyId: 'other' })).toBe('only_commission');
  });
});

describe('when', () => {
  const at = new Date('2027-12-02T10:00:00+08:00');
  const cases: [ReportStage, ReportFacts, string, string, string][] = [
    ['collecting', facts(), 'filed', 'nothing_to_review', 'nothing_to_review'],
    ['reviewing', filed(), 'already_filed', 'accepted', 'returned'],
    ['accepted', filed({ stage: 'accepted', acceptedAt: at }), ...three('already_accepted')],
    ['missed', facts({ stage: 'missed', missedAt: at }), 'filed', ...two('nothing_to_review')],
    ['withdrawn', facts({ stage: 'withdrawn' }), ...three('withdrawn')],
  ];
  test.each(cases)('in %s', (_stage, of, onFile, onAccept, onReturn) => {
    const word = (of: ReturnType<typeof answer>) => (typeof of === 'string' ? of : of.kind);
    expect(word(answer(of, FILE, WATER))).toBe(onFile);
    expect(word(answer(of, ACCEPT, REVIEWER))).toBe(onAccept);
    expect(word(answer(of, RETURN, REVIEWER))).toBe(onReturn);
  });

  test('not before it opens, from that instant on', () => {
    expect(answer(facts(), FILE, WATER, new Date(opensAt.getTime() - 1))).toBe('not_open_yet');
    expect(answer(facts(), FILE, WATER, opensAt)).toMatchObject({ kind: 'filed', late: false });
  });

  test('on time until 24:00 of the due day, in the zone of the plan', () => {
    const end = endOfDay('2027-12-31', 'Asia/Shanghai').getTime();
    expect(new Date(end).toISOString()).toBe('2027-12-31T16:00:00.000Z');
    expect(answer(facts(), FILE, WATER, new Date(end - 1))).toMatchObject({ late: false });
    expect(answer(facts(), FILE, WATER, new Date(end))).toMatchObject({ late: true });
    expect(answer(facts(), FILE, WATER, new Date(end + 1))).toMatchObject({ late: true });
  });

  test('a review is of the newest revision only', () => {
    expect(answer(filed({ revision: 2 }), ACCEPT, REVIEWER)).toBe('changed_since');
    expect(answer(filed({ revision: 2 }), { ...ACCEPT, revision: 3 }, REVIEWER)).toBe(
      'changed_since',
    );
  });

  test('the clocks of review and return count workdays', () => {
    // Friday: five workdays later is the Friday after, ten the one after that.
    const friday = '2027-12-03T17:00:00+08:00';
    expect(answer(facts(), FILE, WATER, friday)).toMatchObject({ reviewDueOn: '2027-12-17' });
    expect(answer(filed(), RETURN, REVIEWER, friday)).toMatchObject({
      dueOn: '2027-12-10',
      dueVersion: 2,
    });
  });
});

describe('what is filed and why it is returned', () => {
  const blank = fc.string({
    unit: fc.constantFrom(' ', '\n', '。', '.', '—', '…', '　', '\t', '！'),
  });

  test('an empty report cannot be filed, however it is dressed', () => {
    fc.assert(
      fc.property(blank, blank, blank, (progress, policyText, value) => {
        const indicators = [{ indicatorId: 'i', value }];
        const form = { ...formOf(), progress, policy: policyText, indicators };
        expect(answer(facts(), { kind: 'file', form }, WATER)).toBe('empty_report');
      }),
    );
  });

  test('one word in any section is a report; so is a value alone', () => {
    for (const section of ['progress', 'policy', 'problems', 'nextSteps'] as const)
      expect(
        answer(
          facts(),
          { kind: 'file', form: { ...formOf({ progress: '' }), [section]: '完成' } },
          WATER,
        ),
      ).toMatchObject({ kind: 'filed' });
    const form = formOf({ progress: '', indicators: [{ indicatorId: 'i', value: '7' }] });
    expect(answer(facts(), { kind: 'file', form }, WATER)).toMatchObject({ kind: 'filed' });
  });

  test('a nil report needs a reason, and a return too', () => {
    fc.assert(
      fc.property(blank, (reason) => {
        expect(answer(facts(), { kind: 'file', form: nilForm(reason) }, WATER)).toBe(
          'nil_needs_reason',
        );
        expect(answer(filed(), { ...RETURN, reason }, REVIEWER)).toBe('return_needs_reason');
      }),
    );
    expect(answer(facts(), { kind: 'file', form: nilForm('项目未立项') }, WATER)).toMatchObject({
      kind: 'filed',
    });
  });
});

function two(code: string): [string, string] {
  return [code, code];
}
function three(code: string): [string, string, string] {
  return [code, code, code];
}
