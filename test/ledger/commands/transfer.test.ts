import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { transferAgency, type TransferOrder } from '../../../ledger/commands/transfer.ts';
import { draftsOf } from '../../../ledger/read/desk/drafts.ts';
import { planRoles } from '../../../ledger/obligations.ts';
import { FINANCE, GOVERNMENT, REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { instantOf, OPENING, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { gateAt } from '../../support/gate.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { claim, rowsNamed } from '../../support/outbox.ts';
import { owed } from '../../support/small-plan.ts';

const OTHER = 'small-periodic-2027-t002';
const REGION = 'small-periodic-2027-chifeng';
const MOVED = new Date('2027-12-29T10:00:00+08:00');
const ORDERED = { actor: REVIEWER, why: '机构改革' };
const MERGE: TransferOrder = { cause: 'merged', fromId: 'shuili', to: { id: 'caizheng' } };
const RENAME: TransferOrder = {
  cause: 'renamed',
  fromId: 'shuili',
  to: { name: '自治区水利水务厅', nameEn: 'Department of Water Affairs' },
};

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2, region: true });
  for (const id of [REPORT, OTHER, REGION]) await year.stepAt(OPENING, id);
  await year.ledger.db.mail.deleteMany();
  year.clock.set(MOVED);
});
const move = (order: TransferOrder, ordered: object = {}) =>
  transferAgency(year.ledger, 'small', order, { ...ORDERED, ...ordered });
const report = (id = REPORT) => year.ledger.db.report.findUniqueOrThrow({ where: { id } });
const told = async () => (await outbox(year.ledger)).filter((line) => /staged$/.test(line)).sort();

describe('an agency that is merged into another', () => {
  test('passes its open reports by new terms; nobody inherits an overdue one', async () => {
    await year.stepAt(instantOf('urge'));
    await year.ledger.db.mail.deleteMany();
    expect(await move(MERGE)).toMatchObject({
      ok: true,
      value: {
        tasks: 2,
        passed: [{ id: REPORT, agency: { id: 'caizheng' } }, { id: OTHER }],
        left: [],
        to: { id: 'caizheng' },
      },
    });
    expect(await report()).toMatchObject({
      agencyId: 'caizheng',
      stage: 'collecting',
      termsVersion: 2,
      originalDueOn: '2027-12-31',
      dueOn: '2028-01-10',
    });
    expect(await year.ledger.db.terms.findMany({ where: { reportId: REPORT } })).toMatchObject([
      { agencyId: 'shuili', cause: 'first' },
      { agencyId: 'caizheng', cause: 'transfer', by: REVIEWER.name, reason: '机构改革' },
    ]);
    expect(await told()).toEqual([
      'passed_on → shuili-officer: staged',
      'passed_on → shuili-officer: staged',
      'transferred → caizheng-officer: staged',
      'transferred → caizheng-officer: staged',
    ]);
    // One mail each tells of all of it.
    const messages = await claim(year.ledger, { stragglerSeconds: -1 });
    const rows = await Promise.all(messages.map(rowsNamed));
    expect(rows.map((each) => each.length)).toEqual([2, 2]);
  });

  test('keeps what is closed and what was filed in its name; its successor owes later cycles', async () => {
    await file(year.ledger, OTHER, formOf(), WATER);
    await accept(year.ledger, OTHER, 1, REVIEWER);
    await file(year.ledger, REPORT, formOf(), WATER);
    await move(MERGE);
    expect(await report(OTHER)).toMatchObject({ agencyId: 'shuili', stage: 'accepted' });
    // In review: it goes on being reviewed, as the successor's, against the same date.
    expect(await report()).toMatchObject({
      agencyId: 'caizheng',
      stage: 'reviewing',
      dueOn: '2027-12-31',
    });
    expect(await year.ledger.db.submission.findMany()).toMatchObject([
      { agencyId: 'shuili' },
      { agencyId: 'shuili' },
    ]);
    expect(await accept(year.ledger, REPORT, 1, REVIEWER)).toMatchObject({ ok: true });
    const { leads, withTasks } = await planRoles(year.ledger.db, 'small');
    expect(leads.map(({ agencyId }) => agencyId)).toEqual(['caizheng', 'caizheng']);
    expect(withTasks).toEqual(['caizheng', 'fagaiwei']);
    expect(await year.ledger.db.agency.findUnique({ where: { id: 'shuili' } })).toMatchObject({
      name: '自治区水利厅',
      endedAt: MOVED,
    });
    // It cooperated in both before: it is one thing to a task, and what the task was is kept.
    expect(await year.ledger.db.taskChange.findMany()).toMatchObject([
      {
        before: { responsibilities: [{ agencyId: 'shuili' }, {}, { agencyId: 'caizheng' }] },
        after: {
          responsibilities: [
            { agencyId: 'caizheng', role: 'lead' },
            { agencyId: 'fagaiwei', role: 'cooperating' },
          ],
        },
      },
      {},
    ]);
  });

  test('owes nothing any more, and is told so when it files', async () => {
    await move(MERGE);
    expect(await file(year.ledger, REPORT, formOf(), WATER)).toMatchObject({
      refusal: { code: 'passed_on' },
    });
    expect(await file(year.ledger, REPORT, formOf(), FINANCE)).toMatchObject({ ok: true });
    expect(await move(MERGE)).toMatchObject({ refusal: { code: 'agency_ended' } });
  });

  test('does not give its successor two of one thing: the former agency’s leaves', async () => {
    year = await openedYear({ joint: true, obligations: [owed('periodic')] });
    year.clock.set(MOVED);
    const joint = `${REPORT}-caizheng`;
    expect((await report(joint)).agencyId).toBe('caizheng');
    expect(await move(MERGE)).toMatchObject({
      ok: true,
      value: { passed: [], left: [{ id: REPORT }] },
    });
    expect(await report()).toMatchObject({ leftCause: 'merged', agencyId: 'shuili' });
    expect((await report(joint)).leftAt).toBeNull();
  });

  test('passes it where what its successor had has left; whoever owes comes before whoever cooperates', async () => {
    year = await openedYear({ joint: true, obligations: [owed('periodic')] });
    const { db } = year.ledger;
    const twin = { where: { id: `${REPORT}-caizheng` }, data: { leftAt: OPENING } };
    await db.report.update(twin);
    for (const [agencyId, position] of [
      ['caizheng', 2],
      ['fagaiwei', 1],
    ] as const)
      await db.responsibility.updateMany({ where: { agencyId }, data: { position } });
    year.clock.set(MOVED);
    expect(await move(MERGE)).toMatchObject({ value: { passed: [{ id: REPORT }], left: [] } });
    expect(await report()).toMatchObject({ agencyId: 'caizheng', leftAt: null });
    expect(await db.responsibility.findMany({ orderBy: { position: 'asc' } })).toMatchObject([
      { agencyId: 'caizheng', role: 'responsible' },
      { agencyId: 'fagaiwei' },
    ]);
  });

  test('leaves a letter about it undone: the successor begins anew', async () => {
    for (const step of ['urge', 'escalate', 'letter']) await year.stepAt(instantOf(step));
    const drafts = async () => {
      const { ledger, clock } = year;
      return draftsOf(ledger.db, ledger.calendar, 'small', await clock.now());
    };
    expect(await drafts()).toHaveLength(1);
    await move(MERGE);
    expect(await drafts()).toEqual([]);
    const { dueAt } = await report();
    year.clock.set(new Date(dueAt.getTime() + 86_400_000));
    expect(await drafts()).toEqual([]);
  });
});

describe('an agency under a new name', () => {
  test('is a new agency with the same people; the old one keeps its name in what was', async () => {
    const { db } = year.ledger;
    await db.user.create({
      data: { id: 'w', name: '联络员', email: 'officer@shuili.example', agencyId: 'shuili' },
    });
    expect(await move(RENAME)).toMatchObject({ ok: true, value: { to: { id: 'shuili-2' } } });
    expect(await report()).toMatchObject({ agencyId: 'shuili-2' });
    expect(await told()).toEqual([
      'transferred → shuili-2-officer-1: staged',
      'transferred → shuili-2-officer-1: staged',
    ]);
    expect(await db.user.findUnique({ where: { id: 'w' } })).toMatchObject({
      agencyId: 'shuili-2',
    });
    expect(await db.contact.count({ where: { agencyId: 'shuili', active: true } })).toBe(0);
    expect(await db.agency.findUnique({ where: { id: 'shuili' } })).toMatchObject({
      name: '自治区水利厅',
      endedAt: MOVED,
    });
  });

  test('that another has is refused', async () => {
    await year.ledger.db.agencyAlias.create({ data: { agencyId: 'caizheng', name: '财政局' } });
    for (const [name, code] of [
      ['自治区财政厅', 'name_taken'],
      ['财政局', 'name_taken'],
      ['  ', 'bad_name'],
      ['水'.repeat(101), 'bad_name'],
    ] as const)
      expect(await move({ ...RENAME, to: { name, nameEn: null } })).toMatchObject({
        refusal: { code },
      });
    expect(await year.ledger.db.agency.count()).toBe(5);
  });

  test('of a region: it owes the region’s report, in this cycle and later', async () => {
    const order: TransferOrder = {
      cause: 'renamed',
      fromId: 'chifeng',
      to: { name: '新赤峰市', nameEn: null },
    };
    expect(await move(order)).toMatchObject({ value: { passed: [{ id: REGION }] } });
    expect((await planRoles(year.ledger.db, 'small')).regions).toEqual(['chifeng-2']);
  });
});

describe('an agency that is split', () => {
  test('gives the chosen tasks away and keeps the rest', async () => {
    const order: TransferOrder = {
      cause: 'split',
      fromId: 'shuili',
      to: {
        name: '自治区河湖局',
        nameEn: null,
        officer: { name: '联络员', address: 'officer@hehu.example' },
      },
      taskIds: ['small-t002', 'unknown'],
      workdays: 10,
    };
    expect(await move(order)).toMatchObject({
      ok: true,
      value: { tasks: 1, passed: [{ id: OTHER, dueOn: '2028-01-12' }] },
    });
    expect((await report()).agencyId).toBe('shuili');
    expect(await told()).toEqual([
      'passed_on → shuili-officer: staged',
      'transferred → shuili-2-officer-1: staged',
    ]);
    const from = await year.ledger.db.agency.findUnique({ where: { id: 'shuili' } });
    expect(from?.endedAt).toBeNull();
    const none = await move({ ...order, taskIds: [] });
    expect(none).toMatchObject({ refusal: { code: 'no_tasks' } });
  });
});

describe('a transfer', () => {
  test('shown first, changes nothing, and does then what was shown', async () => {
    const before = await contents(year.ledger);
    const shown = await move(MERGE, { preview: true, why: '' });
    expect(await contents(year.ledger)).toEqual(before);
    expect(await move(MERGE)).toEqual(shown);
  });

  test('is refused to other roles, without words, to itself, of a plan’s office, across kinds', async () => {
    for (const actor of [WATER, FINANCE, GOVERNMENT])
      expect(await move(MERGE, { actor })).toMatchObject({ refusal: { code: 'only_operator' } });
    expect(await move(MERGE, { why: '' })).toMatchObject({ refusal: { code: 'needs_words' } });
    const tooLong = await move(MERGE, { why: '多'.repeat(1_001) });
    expect(tooLong).toMatchObject({ refusal: { given: 1_001 } });
    for (const [order, code] of [
      [{ to: { id: 'shuili' } }, 'same_agency'],
      [{ to: { id: 'chifeng' } }, 'not_alike'],
      [{ to: { id: 'none' } }, 'no_such_agency'],
      [{ fromId: 'fagaiwei' }, 'plan_office'],
      [{ fromId: 'zhengfuban' }, 'plan_office'],
    ] as const)
      expect(await move({ ...MERGE, ...order })).toMatchObject({ refusal: { code } });
    expect(await year.ledger.db.transfer.count()).toBe(0);
  });

  test('into the commission: the government office reviews from then on', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    expect(await move({ ...MERGE, to: { id: 'fagaiwei' } })).toMatchObject({ ok: true });
    expect(await accept(year.ledger, REPORT, 1, REVIEWER)).toMatchObject({
      refusal: { code: 'only_reviewer' },
    });
    expect(await accept(year.ledger, REPORT, 1, GOVERNMENT)).toMatchObject({ ok: true });
  });

  test('while the agency files: the filing counts, and passes', async () => {
    const gate = await gateAt(year.ledger, 'submission');
    const filing = file(year.ledger, REPORT, formOf(), WATER);
    await gate.reached();
    const moving = transferAgency(year.other, 'small', MERGE, ORDERED);
    await gate.open();
    expect(await filing).toMatchObject({ ok: true });
    expect(await moving).toMatchObject({ ok: true });
    expect(await report()).toMatchObject({ stage: 'reviewing', agencyId: 'caizheng' });
  });

  test('before the agency’s filing is taken: whoever files is told that it has passed', async () => {
    const gate = await gateAt(year.ledger, 'transfer');
    const moving = transferAgency(year.other, 'small', MERGE, ORDERED);
    await gate.reached();
    const filing = file(year.ledger, REPORT, formOf(), WATER);
    await gate.open();
    expect(await moving).toMatchObject({ ok: true });
    expect(await filing).toMatchObject({ refusal: { code: 'passed_on' } });
    expect(await year.ledger.db.submission.count()).toBe(0);
  });
});
