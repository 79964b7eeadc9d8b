import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import {
  decide,
  isReviewer,
  type DecisionContext,
  type ReportCommand,
} from '../../../domain/report/decide.ts';
import type { ReportFacts } from '../../../domain/report/facts.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { formOf, nilForm } from '../../support/forms.ts';

const policy = planPolicySchema.parse({});
const opensAt = new Date('2027-11-01T09:00:00+08:00');
const facts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  agencyId: 'shuili',
  stage: 'collecting',
  dueOn: '2027-12-31',
  dueAt: endOfDay('2027-12-31', 'Asia/Shanghai'),
  opensAt,
  filedAt: null,
  acceptedAt: null,
  missedAt: null,
  leftAt: null,
  revision: 0,
  reviewBegunAt: null,
  owners: ['shuili'],
  ...changes,
});
const filed = (changes: Partial<ReportFacts> = {}) =>
  facts({ stage: 'reviewing', revision: 1, filedAt: opensAt, ...changes });
const FILE: ReportCommand = { kind: 'file', form: formOf() };
const ACCEPT: ReportCommand = { kind: 'accept', revision: 1 };
const RETURN: ReportCommand = { kind: 'return', revision: 1, reason: '请补充数据' };
const WITHDRAW: ReportCommand = { kind: 'withdraw', revision: 1 };
const plan = { commissionId: 'fagaiwei', governmentId: 'zhengfuban' };

function answer(
  of: ReportFacts,
  command: ReportCommand,
  actor: Actor,
  now: Date | string = '2027-12-01T10:00:00+08:00',
  more: Partial<DecisionContext> = {},
) {
  const context = {
    now: new Date(now),
    policy,
    calendar: chinaCalendar,
    plan,
    review: 'superior' as const,
    nil: true as const,
    ...more,
  };
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
        mayReview ? expect.objectContaining({ kind: expect.any(String) }) : 'only_reviewer',
      );
    if (mayFile) expect(answer(facts(), FILE, actor)).toMatchObject({ kind: 'filed' });
  });

  test('another commission, or another government office, reviews nothing', () => {
    expect(answer(filed(), ACCEPT, { ...REVIEWER, agencyId: 'other' })).toBe('only_reviewer');
    const ofCommission = filed({ agencyId: 'fagaiwei' });
    const elsewhere = { ...GOVERNMENT, agencyId: 'other' };
    expect(answer(ofCommission, ACCEPT, elsewhere)).toBe('only_reviewer');
  });

  test('the commission files its own reports like anybody, and the government office reviews them', () => {
    const own = { agencyId: 'fagaiwei' };
    expect(answer(facts(own), FILE, REVIEWER)).toMatchObject({ kind: 'filed' });
    for (const command of [ACCEPT, RETURN]) {
      expect(answer(filed(own), command, REVIEWER)).toBe('only_reviewer');
      expect(answer(filed(own), command, GOVERNMENT)).toMatchObject({ kind: expect.any(String) });
    }
  });

  test('nobody reviews what they owe, whoever they say they are', () => {
    const kinds: Actor['kind'][] = ['agency', 'commission', 'government', 'admin', 'system'];
    for (const agencyId of ['fagaiwei', 'zhengfuban', 'shuili'])
      for (const kind of kinds)
        expect(isReviewer({ kind, agencyId, name: '' }, agencyId, plan)).toBe(false);
    // Nor where one house is both.
    const both = { commissionId: 'fagaiwei', governmentId: 'fagaiwei' };
    expect(isReviewer({ ...GOVERNMENT, agencyId: 'fagaiwei' }, 'fagaiwei', both)).toBe(false);
  });

  test('only who owes it takes a filing back', () => {
    for (const [name, actor] of Object.entries(people))
      expect(answer(filed(), WITHDRAW, actor)).toEqual(
        name.startsWith('owner') ? { kind: 'withdrawn', stage: 'collecting' } : 'not_yours',
      );
  });
});

describe('when', () => {
  const at = new Date('2027-12-02T10:00:00+08:00');
  const cases: [string, ReportFacts, string, string, string, string][] = [
    [
      'collecting',
      facts(),
      'filed',
      'nothing_to_review',
      'nothing_to_review',
      'nothing_to_withdraw',
    ],
    ['reviewing', filed(), 'already_filed', 'accepted', 'returned', 'withdrawn'],
    ['accepted', filed({ stage: 'accepted', acceptedAt: at }), ...all('already_accepted')],
    [
      'missed',
      facts({ stage: 'missed', missedAt: at }),
      'filed',
      'nothing_to_review',
      'nothing_to_review',
      'nothing_to_withdraw',
    ],
    ['left, collecting', facts({ leftAt: at }), ...all('left_roster')],
    ['left, reviewing', filed({ leftAt: at }), ...all('left_roster')],
  ];
  test.each(cases)('in %s', (_stage, of, onFile, onAccept, onReturn, onWithdraw) => {
    const word = (of: ReturnType<typeof answer>) => (typeof of === 'string' ? of : of.kind);
    expect(word(answer(of, FILE, WATER))).toBe(onFile);
    expect(word(answer(of, ACCEPT, REVIEWER))).toBe(onAccept);
    expect(word(answer(of, RETURN, REVIEWER))).toBe(onReturn);
    expect(word(answer(of, WITHDRAW, WATER))).toBe(onWithdraw);
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

  test('a review, and a withdrawal, is of the newest revision only', () => {
    for (const revision of [1, 3]) {
      expect(answer(filed({ revision: 2 }), { ...ACCEPT, revision }, REVIEWER)).toBe(
        'changed_since',
      );
      expect(answer(filed({ revision: 2 }), { ...RETURN, revision }, REVIEWER)).toBe(
        'changed_since',
      );
      expect(answer(filed({ revision: 2 }), { ...WITHDRAW, revision }, WATER)).toBe(
        'changed_since',
      );
    }
  });

  test('a filing rests on the newest revision, if it says on which', () => {
    const based = (basedOn?: number) =>
      answer(facts({ revision: 2 }), { ...FILE, basedOn } as ReportCommand, WATER);
    expect(based(2)).toMatchObject({ kind: 'filed' });
    expect(based()).toMatchObject({ kind: 'filed' });
    expect(based(1)).toBe('changed_since');
    expect(based(0)).toBe('changed_since');
  });

  test('a review begins once, and what nobody reviews is reopened by nobody', () => {
    const begin: ReportCommand = { kind: 'begin_review', revision: 1 };
    expect(answer(filed(), begin, REVIEWER)).toEqual({ kind: 'review_begun' });
    expect(answer(filed({ reviewBegunAt: at }), begin, REVIEWER)).toBe('review_begun');
    const reopen: ReportCommand = { kind: 'reopen', revision: 1, reason: '决算数据有误' };
    const accepted = filed({ stage: 'accepted', acceptedAt: at });
    expect(answer(accepted, reopen, REVIEWER)).toMatchObject({ kind: 'reopened' });
    expect(answer(accepted, reopen, REVIEWER, undefined, { review: 'none' })).toBe(
      'nothing_to_reopen',
    );
  });

  test('a filing after the closing, taken back, leaves the books closed', () =>
    expect(answer(filed({ missedAt: at }), WITHDRAW, WATER)).toEqual({
      kind: 'withdrawn',
      stage: 'missed',
    }));

  test('the clocks of review and return count workdays', () => {
    // Friday: five workdays later is the Friday after, ten the other side of the Spring Festival.
    const friday = '2028-01-14T17:00:00+08:00';
    expect(answer(facts(), FILE, WATER, friday)).toMatchObject({ reviewDueOn: '2028-02-03' });
    expect(answer(filed(), RETURN, REVIEWER, friday)).toMatchObject({ dueOn: '2028-01-21' });
  });

  test('returned early, it is due by its own date: filing early is never punished', () =>
    expect(answer(filed(), RETURN, REVIEWER, '2027-11-02T10:00:00+08:00')).toMatchObject({
      dueOn: '2027-12-31',
    }));
});

describe('what is filed and why it is returned', () => {
  const blank = fc.string({
    unit: fc.constantFrom(' ', '\n', '。', '.', '—', '…', '　', '\t', '！'),
  });

  test('an empty report cannot be filed, however it is dressed', () => {
    fc.assert(
      fc.property(blank, blank, blank, (progress, policyText, value) => {
        const form = formOf({ progress, policy: policyText, 'value.i': value });
        expect(answer(facts(), { kind: 'file', form }, WATER)).toBe('empty_report');
      }),
    );
  });

  test('one word in any field is a report; so is a value alone', () => {
    for (const field of ['progress', 'policy', 'problems', 'nextSteps', 'value.i'])
      expect(
        answer(facts(), { kind: 'file', form: formOf({ progress: '', [field]: '7' }) }, WATER),
      ).toMatchObject({ kind: 'filed' });
  });

  test('what is in doubt is asked about where somebody asks, and only there', () => {
    const doubt = { doubt: 'copied' } as const;
    const asked = { ...FILE, asks: true };
    expect(answer(facts(), asked, WATER, undefined, doubt)).toBe('questioned');
    expect(answer(facts(), asked, WATER, undefined)).toMatchObject({ kind: 'filed' });
    expect(answer(facts(), FILE, WATER, undefined, doubt)).toMatchObject({ kind: 'filed' });
    // Who may not file at all is told that first.
    expect(answer(filed(), asked, WATER, undefined, doubt)).toBe('already_filed');
    expect(answer(facts(), asked, FINANCE, undefined, doubt)).toBe('not_yours');
  });

  test('no progress is taken only where there may be none', () => {
    const command = { kind: 'file', form: nilForm('资金未到位') } as const;
    expect(answer(facts(), command, WATER)).toMatchObject({ kind: 'filed' });
    expect(answer(facts(), command, WATER, undefined, { nil: undefined })).toBe('nil_not_taken');
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

function all(code: string): [string, string, string, string] {
  return [code, code, code, code];
}
