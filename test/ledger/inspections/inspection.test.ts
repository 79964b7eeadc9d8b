import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../domain/report/actor.ts';
import { announceInspection } from '../../../ledger/inspections/announce.ts';
import { answerInspection } from '../../../ledger/inspections/answer.ts';
import { arrangeInspection } from '../../../ledger/inspections/arrange.ts';
import { concludeInspection } from '../../../ledger/inspections/conclude.ts';
import { recordFinding } from '../../../ledger/inspections/findings.ts';
import { orderInspection } from '../../../ledger/inspections/order.ts';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { inspectionDetail } from '../../../ledger/read/inspections/detail.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepInspection } from '../../../ledger/steps/inspection-step.ts';
import { GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import {
  announced,
  arranged,
  ARRANGED,
  concluded,
  FINDING,
  found,
  INSPECTED,
  INSPECTION,
  MEMBER,
  ordered,
} from '../../support/inspecting.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

const REPORT = 'small-rectification-e1-shuili';
const at = (time: string) => new Date(`${time}+08:00`);
const ORDER = {
  scope: '灌区建设',
  period: { from: '2027-01-01', to: '2027-12-31' },
  randomShare: 10,
};

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2, region: true, obligations: INSPECTED });
  year.clock.set(at('2027-11-03T10:00'));
});

/** The mails of the inspection: `what → contact: state`. */
const mails = async () =>
  (
    await year.ledger.db.mail.findMany({
      where: { step: { startsWith: 'inspection-' } },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    })
  ).map(({ step, contactId, state }) => `${step.slice(13)} → ${contactId}: ${state}`);
const detail = async () => {
  const read = await inspectionDetail(year.ledger, INSPECTION, await year.clock.now());
  if (!read) throw new Error('no inspection');
  return read;
};
const refusedBy = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

describe('an inspection', () => {
  test('goes its way: ordered, arranged, announced, found, concluded, answered, put right, closed', async () => {
    const { ledger, clock } = year;
    await ordered(ledger);
    expect((await detail()).stage).toBe('ordered');
    await arranged(ledger);
    expect(await detail()).toMatchObject({
      seed: 7,
      subjects: [{ agency: { id: 'shuili' }, task: { id: 'small-t001' }, reasons: [] }],
      members: [{ contactId: 'caizheng-officer' }],
    });
    await announced(ledger);
    expect(await mails()).toEqual(
      [
        'ordered → fagaiwei-leader: staged',
        'ordered → fagaiwei-officer: staged',
        'announced → shuili-leader: staged',
        'announced → shuili-officer: staged',
        'team → caizheng-officer: staged',
      ].toSorted(),
    );
    expect(await stepInspection(ledger, INSPECTION)).toMatchObject({
      ...{ open: true, stage: 'announced' },
      next: { inMs: at('2027-11-08T00:00').getTime() - at('2027-11-03T10:00').getTime() },
    });
    clock.set(at('2027-11-09T15:00'));
    await found(ledger);
    expect((await detail()).stage).toBe('findings');
    clock.set(at('2027-11-12T10:00'));
    const { owed, answerDueOn } = await concluded(ledger);
    expect(owed).toEqual([
      { findingId: `${INSPECTION}-f1`, reportId: REPORT, agencyId: 'shuili', dueOn: '2027-12-10' },
    ]);
    expect(answerDueOn).toBe('2027-11-26');
    const report = await ledger.db.report.findUniqueOrThrow({
      where: { id: REPORT },
      include: { cycle: true },
    });
    expect(report).toMatchObject({
      ...{ agencyId: 'shuili', taskId: 'small-t001', dueOn: '2027-12-10', stage: 'collecting' },
      cycle: { id: 'small-rectification-e1', tells: `inspection/${INSPECTION}` },
    });
    expect(await stepInspection(ledger, INSPECTION)).toMatchObject({ open: true, next: null });
    clock.set(at('2027-11-26T23:59'));
    const answer = await answerInspection(ledger, INSPECTION, '资金月底到位。', { actor: WATER });
    expect(answer).toMatchObject({ ok: true, value: { id: `${INSPECTION}-a1` } });
    clock.set(at('2027-12-02T10:00'));
    expect((await detail()).stage).toBe('rectifying');
    const form = { values: { measures: '资金已全部到位。' }, nil: false, nilReason: '' };
    expect((await file(ledger, REPORT, form, WATER)).ok).toBe(true);
    expect((await accept(ledger, REPORT, 1, REVIEWER)).ok).toBe(true);
    await stepCycle(ledger, 'small-rectification-e1');
    expect(await stepInspection(ledger, INSPECTION)).toMatchObject({
      open: false,
      stage: 'closed',
    });
    expect(await detail()).toMatchObject({
      stage: 'closed',
      findings: [{ report: { stage: 'accepted' } }],
      answers: [{ text: '资金月底到位。' }],
    });
    const audited = await ledger.db.audit.findMany({ where: { subject: INSPECTION } });
    expect(audited.map(({ action }) => action)).toEqual([
      'order_inspection',
      'arrange_inspection',
      'announce_inspection',
      'record_finding',
      'conclude_inspection',
      'answer_inspection',
      'close_inspection',
    ]);
  });

  test('is ordered by the government office alone, of a plan that runs, in words and with a share', async () => {
    const { ledger } = year;
    const order = (actor: Actor, change: object = {}) =>
      orderInspection(ledger, 'small', { ...ORDER, ...change }, actor);
    for (const actor of [REVIEWER, WATER, OPERATOR])
      expect(refusedBy(await order(actor))).toBe('only_government_orders');
    expect(refusedBy(await order(GOVERNMENT, { scope: ' ' }))).toBe('needs_words');
    expect(refusedBy(await order(GOVERNMENT, { scope: '查'.repeat(5001) }))).toBe('words_too_long');
    expect(refusedBy(await order(GOVERNMENT, { randomShare: 101 }))).toBe('bad_share');
    const period = { from: '2027-12-31', to: '2027-01-01' };
    expect(refusedBy(await order(GOVERNMENT, { period }))).toBe('inspection_dates');
    // Sent twice it is one, at the same time as well.
    const both = await Promise.all([order(GOVERNMENT), order(GOVERNMENT)]);
    expect(both).toEqual([both[0], both[0]]);
    const [drawn] = await ledger.db.inspection.findMany();
    expect(await ledger.db.inspection.count()).toBe(1);
    expect(drawn?.seed).toBeGreaterThanOrEqual(0);
  });

  test('is arranged for what is work of the plan, by a team of others, on days to come', async () => {
    const { ledger } = year;
    await ordered(ledger);
    const arrange = (change: object, actor: Actor = REVIEWER) =>
      arrangeInspection(ledger, INSPECTION, { ...ARRANGED, ...change }, { actor });
    const other = { subjects: [{ agencyId: 'caizheng', taskId: 'small-t001' }] };
    expect(refusedBy(await arrange(other))).toBe('no_such_subject');
    expect(refusedBy(await arrange({ members: ['nobody'] }))).toBe('no_such_member');
    expect(refusedBy(await arrange({ members: ['shuili-leader'] }))).toBe('member_inspects_own');
    const visit = { from: '2027-11-02', to: '2027-11-10' };
    expect(refusedBy(await arrange({ visit }))).toBe('inspection_dates');
    expect(refusedBy(await arrange({}, WATER))).toBe('only_inspecting_offices');
    expect(refusedBy(await arrange({}, MEMBER))).toBe('only_inspecting_offices');
    // Somebody who may act for the inspected agency by another office of theirs.
    await ledger.db.user.create({
      data: {
        ...{ id: 'both', name: '联络员', email: 'Officer@caizheng.example', agencyId: 'caizheng' },
        agencies: { create: { agencyId: 'shuili' } },
      },
    });
    expect(refusedBy(await arrange({}))).toBe('member_inspects_own');
    await ledger.db.userAgency.deleteMany();
    const half = { subjects: [], members: [], visit: null };
    expect((await arrange(half)).ok).toBe(true);
    const lacking = await announceInspection(ledger, INSPECTION, { actor: REVIEWER });
    expect(lacking).toMatchObject({
      refusal: { code: 'inspection_lacks', lacking: ['subjects', 'team', 'dates'] },
    });
  });

  test('of what burns keeps the reasons that it was proposed for', async () => {
    const { ledger, clock } = year;
    clock.set(at('2028-02-01T10:00'));
    await ordered(ledger);
    const subjects = [
      { agencyId: 'shuili', taskId: 'small-t002' },
      { agencyId: 'chifeng', taskId: null },
    ];
    await arranged(ledger, { subjects, visit: { from: '2028-02-08', to: '2028-02-08' } });
    expect((await detail()).subjects.map(({ reasons }) => reasons)).toEqual([
      [
        { code: 'red', reports: 1 },
        { code: 'late', reports: 1 },
      ],
      [
        { code: 'red', reports: 1 },
        { code: 'late', reports: 1 },
      ],
    ]);
  });

  test('tells before it is announced who would be told, and nothing is done', async () => {
    const { ledger } = year;
    await ordered(ledger);
    await arranged(ledger);
    await ledger.db.mail.deleteMany();
    const shown = await announceInspection(ledger, INSPECTION, { actor: REVIEWER, preview: true });
    expect(shown).toMatchObject({ ok: true, value: { told: { length: 3 } } });
    expect(await mails()).toEqual([]);
    expect((await detail()).stage).toBe('ordered');
    // Somebody else has arranged it anew since it was shown.
    const { version } = await detail();
    await arranged(ledger, { members: ['chifeng-officer'] });
    const stale = await announceInspection(ledger, INSPECTION, { actor: REVIEWER, version });
    expect(refusedBy(stale)).toBe('inspection_changed');
  });

  test('above the year’s limit asks for words; two at once are counted one after the other', async () => {
    const { ledger } = year;
    await ordered(ledger);
    await orderInspection(ledger, 'small', { ...ORDER, scope: '再次检查' }, GOVERNMENT);
    const second = 'small-inspection-2';
    await arranged(ledger);
    await arranged(ledger, {}, second);
    const both = await Promise.all(
      [INSPECTION, second].map((id) => announceInspection(ledger, id, { actor: REVIEWER })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'inspected_often', names: ['自治区水利厅'], limit: 1 },
    });
    const left = both[0]?.ok ? second : INSPECTION;
    await arranged(ledger, { overLimitWhy: '举报线索需要核实。' }, left);
    expect((await announceInspection(ledger, left, { actor: REVIEWER })).ok).toBe(true);
  });

  test('of the commission itself is the government’s alone, and its findings are reviewed there', async () => {
    const { ledger, clock } = year;
    await ledger.db.responsibility.updateMany({
      where: { taskId: 'small-t002', role: 'lead' },
      data: { agencyId: 'zhengfuban' },
    });
    await ledger.db.responsibility.updateMany({
      where: { taskId: 'small-t002', agencyId: 'fagaiwei' },
      data: { role: 'lead' },
    });
    await ordered(ledger);
    const subjects = [{ agencyId: 'fagaiwei', taskId: 'small-t002' }];
    const arrangement = { ...ARRANGED, subjects };
    const own = await arrangeInspection(ledger, INSPECTION, arrangement, { actor: REVIEWER });
    expect(refusedBy(own)).toBe('inspects_itself');
    const by = { actor: GOVERNMENT };
    expect((await arrangeInspection(ledger, INSPECTION, arrangement, by)).ok).toBe(true);
    expect((await announceInspection(ledger, INSPECTION, by)).ok).toBe(true);
    clock.set(at('2027-11-08T09:00'));
    const finding = { ...FINDING, agencyId: 'fagaiwei', taskId: 'small-t002' };
    expect((await recordFinding(ledger, INSPECTION, finding, { actor: MEMBER })).ok).toBe(true);
    const mine = await concludeInspection(ledger, INSPECTION, '已核查。', { actor: REVIEWER });
    expect(refusedBy(mine)).toBe('inspects_itself');
    expect((await concludeInspection(ledger, INSPECTION, '已核查。', by)).ok).toBe(true);
    const id = 'small-rectification-e1-fagaiwei';
    const form = { values: { measures: '已整改到位。' }, nil: false, nilReason: '' };
    expect((await file(ledger, id, form, REVIEWER)).ok).toBe(true);
    expect(refusedBy(await accept(ledger, id, 1, REVIEWER))).toBe('only_reviewer');
    expect((await accept(ledger, id, 1, GOVERNMENT)).ok).toBe(true);
  });
});
