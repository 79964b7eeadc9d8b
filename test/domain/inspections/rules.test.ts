import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { rectifyByRefusal, spanRefusal, visitRefusal } from '../../../domain/inspections/dates.ts';
import {
  carryOutRefusal,
  inspectionReading,
  orderRefusal,
  recordRefusal,
} from '../../../domain/inspections/rights.ts';
import { stageOf, type InspectionFacts } from '../../../domain/inspections/stage.ts';
import { teamRefusal } from '../../../domain/inspections/team.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';

const ZONE = 'Asia/Shanghai';
const PLAN = { commissionId: 'fagaiwei', governmentId: 'zhengfuban' };
const at = (time: string) => new Date(`${time}+08:00`);

describe('where an inspection stands', () => {
  const none: InspectionFacts = {
    ...{ announcedAt: null, startsOn: '2027-05-10', found: 0, concludedAt: null },
    ...{ answerDueOn: null, closedAt: null, calledOffAt: null },
  };
  const announced = { ...none, announcedAt: at('2027-05-03T10:00') };
  const concluded = {
    ...announced,
    found: 1,
    concludedAt: at('2027-05-20T10:00'),
    answerDueOn: '2027-06-03',
  };
  test.each([
    ['ordered', none, '2027-05-20T10:00'],
    ['announced', announced, '2027-05-09T23:59'],
    ['under_way', announced, '2027-05-10T00:00'],
    ['findings', { ...announced, found: 1 }, '2027-05-10T09:00'],
    ['announced', { ...announced, found: 1 }, '2027-05-09T09:00'],
    ['answers', concluded, '2027-06-03T23:59'],
    ['rectifying', concluded, '2027-06-04T00:00'],
    ['closed', { ...concluded, closedAt: at('2027-07-01T10:00') }, '2027-07-01T10:00'],
    ['called_off', { ...announced, calledOffAt: at('2027-05-04T10:00') }, '2027-05-20T10:00'],
  ])('%s', (stage, facts, time) => expect(stageOf(facts, ZONE, at(time))).toBe(stage));
});

describe('who may', () => {
  const inspected = { agencies: ['shuili'], members: ['caizheng-officer'] };
  const member = { ...FINANCE, contacts: ['caizheng-officer'] };

  test('order: the government office alone', () => {
    expect(orderRefusal(GOVERNMENT, PLAN)).toBeNull();
    for (const actor of [REVIEWER, WATER, OPERATOR, { ...GOVERNMENT, agencyId: 'other' }])
      expect(orderRefusal(actor, PLAN)).toEqual({ code: 'only_government_orders' });
  });

  test('carry it out: both offices, but nobody an inspection of themselves', () => {
    expect(carryOutRefusal(GOVERNMENT, inspected, PLAN)).toBeNull();
    expect(carryOutRefusal(REVIEWER, inspected, PLAN)).toBeNull();
    const itself = { agencies: ['shuili', 'fagaiwei'] };
    expect(carryOutRefusal(REVIEWER, itself, PLAN)).toEqual({ code: 'inspects_itself' });
    expect(carryOutRefusal(GOVERNMENT, itself, PLAN)).toBeNull();
    for (const actor of [member, WATER, OPERATOR, { ...REVIEWER, agencyId: 'other' }])
      expect(carryOutRefusal(actor, inspected, PLAN)).toEqual({ code: 'only_inspecting_offices' });
  });

  test('record what was found: these and the team', () => {
    for (const actor of [GOVERNMENT, REVIEWER, member])
      expect(recordRefusal(actor, inspected, PLAN)).toBeNull();
    for (const actor of [WATER, FINANCE])
      expect(recordRefusal(actor, inspected, PLAN)).toEqual({ code: 'only_inspecting_offices' });
  });

  test('inspect: nobody an agency of their own, however they belong to it', () => {
    const officer = { contactId: 'c', name: '联络员', agencyIds: ['caizheng', 'shuili'] };
    expect(teamRefusal([officer], ['shuili'])).toEqual({
      code: 'member_inspects_own',
      name: '联络员',
    });
    expect(teamRefusal([officer], ['jiaotong'])).toBeNull();
  });

  test.each([
    ['an inspected agency before the announcement', WATER, false, 'none'],
    ['an inspected agency', WATER, true, 'own'],
    ['a member of the team', member, true, 'all'],
    ['a member before the announcement', member, false, 'none'],
    ['another agency', FINANCE, true, 'none'],
    ['the commission', REVIEWER, false, 'all'],
    ['the government office', GOVERNMENT, false, 'all'],
    ['another commission', { ...REVIEWER, agencyId: 'other' }, true, 'none'],
    ['an administrator', OPERATOR, false, 'all'],
  ])('read: %s', (_, actor, wasAnnounced, reading) =>
    expect(
      inspectionReading(
        actor,
        inspected,
        PLAN,
        wasAnnounced ? 'findings' : 'ordered',
        wasAnnounced,
      ),
    ).toBe(reading),
  );

  test('read: of an inspection of itself the commission reads what any inspected agency does', () =>
    expect(
      inspectionReading(REVIEWER, { ...inspected, agencies: ['fagaiwei'] }, PLAN, 'findings', true),
    ).toBe('own'));
});

describe('days', () => {
  const TODAY = '2027-05-06';
  test.each([
    ['2027-05-06', '2027-05-06', null],
    ['2027-05-05', '2027-05-07', 'past'],
    ['2027-05-08', '2027-05-07', 'order'],
    ['2027-02-30', '2027-05-07', 'none'],
    ['', '', 'none'],
  ])('a visit from %s to %s: %s', (from, to, fault) =>
    expect(visitRefusal({ from, to }, TODAY)).toEqual(
      fault && expect.objectContaining({ code: 'inspection_dates', fault }),
    ),
  );

  test('what is looked at may be past', () =>
    expect(spanRefusal({ from: '2026-01-01', to: '2026-12-31' }, TODAY)).toBeNull());

  test.each([
    ['2027-05-07', null, ''],
    ['2027-05-06', 'past', '2027-05-07'],
    ['2027-05-15', 'day_off', '2027-05-17'],
    ['soon', 'none', '2027-05-07'],
  ])('put right by %s: %s', (day, fault, date) =>
    expect(rectifyByRefusal(day, TODAY, chinaCalendar)).toEqual(
      fault && { code: 'rectify_by', fault, date },
    ),
  );
});
