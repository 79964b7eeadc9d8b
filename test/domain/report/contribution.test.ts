import { describe, expect, test } from '@jest/globals';
import {
  decideAnswer,
  decideShare,
  isClosed,
  type ContributionFacts,
} from '../../../domain/report/contribution.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import type { SubmissionForm } from '../../../schemas/submission-form.ts';
import { FINANCE, WATER } from '../../support/actors.ts';
import { formOf } from '../../support/forms.ts';

const opensAt = new Date('2027-11-01T09:00:00+08:00');
const NOVEMBER = new Date('2027-11-22T10:00:00+08:00');
const parent = { stage: 'collecting' as ReportStage, opensAt, acceptedAt: null, leftAt: null };
const facts: ContributionFacts = {
  agencyId: 'caizheng',
  stage: 'collecting',
  leftAt: null,
  dueAt: new Date('2027-12-29T00:00:00+08:00'),
  revision: 0,
  parent,
  text: null,
};
const given = { values: { input: '落实配套资金8000万元。' }, on: null, basedOn: 0 };
const answered = (changes: Partial<ContributionFacts>, now = NOVEMBER) => {
  const outcome = decideAnswer({ ...facts, ...changes }, given, FINANCE, now);
  return outcome.ok ? outcome.value : outcome.refusal.code;
};

describe('an answer', () => {
  test('is taken from the instant on at which the lead’s report opens, asked or not', () => {
    expect(answered({}, opensAt)).toEqual({ late: false, on: null, position: null });
    expect(answered({}, new Date(opensAt.getTime() - 1))).toBe('not_open_yet');
  });

  test('is late from the instant on at which its own date is over', () => {
    expect(answered({}, new Date(facts.dueAt.getTime() - 1))).toMatchObject({ late: false });
    expect(answered({}, facts.dueAt)).toMatchObject({ late: true });
  });

  test('is taken until the lead’s report is accepted, or the books of either are closed', () => {
    const stages: ReportStage[] = ['collecting', 'reviewing', 'accepted', 'missed'];
    for (const stage of stages) {
      const closed = stage === 'accepted' || stage === 'missed';
      expect(isClosed({ stage: 'collecting', parent: { stage } })).toBe(closed);
      if (closed) expect(answered({ parent: { ...parent, stage } })).toBe('lead_report_closed');
      else expect(answered({ parent: { ...parent, stage } })).toMatchObject({ late: false });
    }
    expect(answered({ stage: 'missed' })).toBe('lead_report_closed');
    // What was answered may be answered anew.
    expect(answered({ stage: 'accepted' })).toMatchObject({ late: false });
  });

  test('is none once it, or the report it is a part of, has left the roster', () => {
    expect(answered({ leftAt: NOVEMBER })).toBe('left_roster');
    expect(answered({ parent: { ...parent, leftAt: NOVEMBER } })).toBe('left_roster');
  });
});

describe('a draft is shown', () => {
  const report = {
    agencyId: 'shuili',
    stage: 'collecting' as ReportStage,
    leftAt: null,
    opensAt,
    filedAt: null,
    acceptedAt: null,
  };
  const form: SubmissionForm = formOf();
  const shared = (changes: object, now = NOVEMBER, shown = form) => {
    const outcome = decideShare({ ...report, ...changes }, shown, WATER, now);
    return outcome.ok ? 'shown' : outcome.refusal.code;
  };

  test('while it is owed and not filed, from its opening on', () => {
    expect(shared({}, opensAt)).toBe('shown');
    expect(shared({}, new Date(opensAt.getTime() - 1))).toBe('not_open_yet');
    expect(shared({ stage: 'reviewing' })).toBe('already_filed');
    expect(shared({ stage: 'accepted' })).toBe('already_accepted');
    // Nobody could answer it any more.
    expect(shared({ stage: 'missed' })).toBe('lead_report_closed');
    expect(shared({ leftAt: NOVEMBER })).toBe('left_roster');
  });

  test('that says something, or why there is nothing to say', () => {
    expect(shared({}, NOVEMBER, { ...form, values: { progress: '。' } })).toBe('empty_report');
    const nil = { values: {}, nil: true, nilReason: '' };
    expect(shared({}, NOVEMBER, nil)).toBe('nil_needs_reason');
    expect(shared({}, NOVEMBER, { ...nil, nilReason: '项目未立项' })).toBe('shown');
  });
});
