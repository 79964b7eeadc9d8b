import { beforeEach, describe, expect, test } from '@jest/globals';
import { launch } from '../../../ledger/commands/launch.ts';
import { importedPlanOf } from '../../../ledger/read/imported-plan.ts';
import { rehearsalsOf, rehearsalUnderWay } from '../../../ledger/read/desk/rehearsals.ts';
import { askRehearsal, cancelRehearsal, LOST_SECONDS } from '../../../ledger/rehearsal/ask.ts';
import { dropRehearsalDatabases } from '../../../ledger/rehearsal/databases.ts';
import {
  beatRehearsal,
  failRehearsal,
  finishRehearsal,
  keepRehearsedMails,
} from '../../../ledger/rehearsal/progress.ts';
import type { RehearsalResult } from '../../../schemas/rehearsal.ts';
import { GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { anotherLedger, testLedger, type TestLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { importSmallPlan, owed, smallPlan } from '../../support/small-plan.ts';

const YEAR = { from: 2027, to: 2027 };
const clock = new FixedClock('2026-11-30T02:00:00Z');
const NOTHING: RehearsalResult = {
  launchedAt: new Date('2027-01-04T02:00:00Z'),
  rows: { planned: 1, sent: 1, missing: 0, duplicate: 0, unplanned: 0 },
  differences: [],
  messages: 1,
  kinds: {},
  escalated: 0,
  months: [],
  seconds: 1,
};
const MAIL = {
  place: 1,
  at: new Date('2027-01-04T02:00:00Z'),
  address: 'officer@shuili.example',
  agencyId: 'shuili',
  role: 'officer',
  subject: '报送通知',
  raw: new Uint8Array([1, 2]),
};

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await testLedger({ clock });
  await importSmallPlan(ledger, { tasks: 2, region: true });
});

const asked = async (): Promise<number> => {
  const outcome = await askRehearsal(ledger, 'small', YEAR, OPERATOR);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.id;
};
const rowOf = (id: number) => ledger.db.rehearsal.findUniqueOrThrow({ where: { id } });

describe('asking for a rehearsal', () => {
  test('names a database of its own, is on record, and changes nothing of the plan', async () => {
    const before = await ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
    const id = await asked();
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: 'waiting', underWay: true, askedBy: '系统管理员' });
    expect(row.database).toMatch(new RegExp(`^test_\\w+_rehearsal_${id}$`));
    expect(await ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } })).toEqual(before);
    expect(await ledger.db.audit.findMany({ select: { action: true, subject: true } })).toEqual([
      { action: 'rehearse', subject: `rehearsal ${id}` },
    ]);
  });

  test('is the commission’s and the operator’s', async () => {
    for (const actor of [WATER, GOVERNMENT, { ...REVIEWER, agencyId: 'caizheng' }])
      expect(await askRehearsal(ledger, 'small', YEAR, actor)).toMatchObject({
        refusal: { code: 'only_operator' },
      });
    expect(await askRehearsal(ledger, 'other', YEAR, OPERATOR)).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect((await askRehearsal(ledger, 'small', YEAR, REVIEWER)).ok).toBe(true);
  });

  test('of years that cannot be launched is refused as the launch is', async () => {
    const wrong = await askRehearsal(ledger, 'small', { from: 2027, to: 2020 }, OPERATOR);
    expect(wrong).toMatchObject({ refusal: { code: 'bad_period' } });
    await importSmallPlan(ledger, { id: 'empty', obligations: [] });
    expect(await askRehearsal(ledger, 'empty', YEAR, OPERATOR)).toMatchObject({
      refusal: { code: 'no_obligations' },
    });
    const values = { opens: { on: '12-20' }, due: { on: '12-10' } };
    await importSmallPlan(ledger, { id: 'clash', obligations: [owed('periodic', values)] });
    expect(await askRehearsal(ledger, 'clash', YEAR, OPERATOR)).toMatchObject({
      refusal: { code: 'dates_clash' },
    });
    expect(await ledger.db.rehearsal.count()).toBe(0);
  });

  test('there is one at a time, of whatever plan, also when several ask at once', async () => {
    await importSmallPlan(ledger, { id: 'second' });
    const others = [ledger, anotherLedger(ledger), anotherLedger(ledger)];
    const outcomes = await Promise.all(
      others.map((each, index) =>
        askRehearsal(each, index === 0 ? 'second' : 'small', YEAR, OPERATOR),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok))
      expect(outcome).toMatchObject({ refusal: { code: 'rehearsal_under_way' } });
    expect(await ledger.db.rehearsal.count()).toBe(1);
  });

  test('one that was not heard of for long is given up for the next', async () => {
    const lost = await asked();
    await ledger.db.$executeRaw`
      UPDATE rehearsal SET beat_real = now() - make_interval(secs => ${LOST_SECONDS + 5})`;
    expect(await rehearsalUnderWay(ledger)).toMatchObject({ id: lost, isSilent: true });
    const next = await asked();
    expect(await rowOf(lost)).toMatchObject({ state: 'failed', fault: 'lost', underWay: null });
    expect(await rehearsalUnderWay(ledger)).toMatchObject({ id: next, isSilent: false });
    expect(await beatRehearsal(ledger, lost, null)).toBe(false);
  });
});

describe('a rehearsal under way', () => {
  test('says how far it is until it has ended; what ended stays as it is', async () => {
    const id = await asked();
    expect(await beatRehearsal(ledger, id, null)).toBe(true);
    expect(await rowOf(id)).toMatchObject({ state: 'preparing', lived: 0 });
    const livedTo = new Date('2027-05-01T00:00:00Z');
    await beatRehearsal(ledger, id, { lived: 3, instants: 9, livedTo, mails: 7 });
    expect(await rowOf(id)).toMatchObject({ state: 'living', lived: 3, instants: 9, mails: 7 });
    await finishRehearsal(ledger, id, NOTHING);
    expect(await rowOf(id)).toMatchObject({ state: 'done', underWay: null });
    expect(await beatRehearsal(ledger, id, null)).toBe(false);
    await failRehearsal(ledger, id, 'crashed', 'late');
    expect(await rowOf(id)).toMatchObject({ state: 'done', fault: null });
    expect(await rehearsalsOf(ledger, 'small')).toMatchObject([{ id, result: NOTHING }]);
  });

  test('is cancelled by whoever may start one, once; nothing of it is kept', async () => {
    const id = await asked();
    await keepRehearsedMails(ledger, id, [MAIL]);
    expect(await cancelRehearsal(ledger, id, WATER)).toMatchObject({
      refusal: { code: 'only_operator' },
    });
    expect((await cancelRehearsal(ledger, id, REVIEWER)).ok).toBe(true);
    expect(await cancelRehearsal(ledger, id, REVIEWER)).toMatchObject({
      refusal: { code: 'rehearsal_over' },
    });
    await finishRehearsal(ledger, id, NOTHING);
    await failRehearsal(ledger, id, 'crashed', '');
    expect(await rowOf(id)).toMatchObject({ state: 'cancelled', result: null, fault: null });
    expect(await ledger.db.rehearsalMail.count()).toBe(0);
    expect((await askRehearsal(ledger, 'small', YEAR, OPERATOR)).ok).toBe(true);
  });

  test('of a plan the mails of the newest that was finished are kept', async () => {
    const first = await asked();
    await keepRehearsedMails(ledger, first, [MAIL]);
    await finishRehearsal(ledger, first, NOTHING);
    const second = await asked();
    await keepRehearsedMails(ledger, second, [MAIL]);
    expect(await ledger.db.rehearsalMail.count()).toBe(2);
    await finishRehearsal(ledger, second, NOTHING);
    expect(await ledger.db.rehearsalMail.findMany({ select: { rehearsalId: true } })).toEqual([
      { rehearsalId: second },
    ]);
  });

  test('keeps its database; those of what has ended are taken away', async () => {
    const id = await asked();
    const { database } = await rowOf(id);
    await ledger.db.$executeRawUnsafe(`CREATE DATABASE "${database}"`);
    const isThere = async () =>
      (await ledger.db.$queryRaw<unknown[]>`SELECT 1 FROM pg_database WHERE datname = ${database}`)
        .length === 1;
    await dropRehearsalDatabases(ledger);
    expect(await isThere()).toBe(true);
    await cancelRehearsal(ledger, id, OPERATOR);
    await dropRehearsalDatabases(ledger);
    expect(await isThere()).toBe(false);
  });
});

describe('the plan as it would be imported today', () => {
  test('is what was imported', async () => {
    const plan = smallPlan({ tasks: 2, region: true });
    const found = await importedPlanOf(ledger, 'small');
    expect(found?.document.tasks.map(({ lead, cooperating }) => [lead, cooperating])).toEqual(
      plan.document.tasks.map(({ lead, cooperating }) => [lead, cooperating]),
    );
    expect(found?.contacts.map(({ id }) => id).sort()).toEqual(
      plan.contacts.map(({ id }) => id).sort(),
    );
    expect(found).toMatchObject({
      sha256: plan.sha256,
      regions: ['chifeng'],
      commissionId: 'fagaiwei',
      obligations: [{ kind: 'periodic', source: { addedBy: '系统管理员', why: '会议议定' } }],
    });
    expect(await importedPlanOf(ledger, 'none')).toBeNull();
  });

  test('has today’s people and roles: who is not written to, and what is set aside, is not in it', async () => {
    await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR);
    await ledger.db.contact.update({
      where: { id: 'shuili-officer' },
      data: { active: false },
    });
    await ledger.db.contact.update({ where: { id: 'shuili-leader' }, data: { lang: 'en' } });
    await ledger.db.task.update({
      where: { id: 'small-t002' },
      data: { setAsideAt: new Date('2027-02-01T00:00:00Z') },
    });
    await ledger.db.obligation.updateMany({ data: { endedAt: new Date('2027-02-01T00:00:00Z') } });
    const found = await importedPlanOf(ledger, 'small');
    expect(found?.contacts.filter(({ agencyId }) => agencyId === 'shuili')).toMatchObject([
      { id: 'shuili-leader', lang: 'en' },
    ]);
    expect(found?.document.tasks.map(({ lead }) => lead.length)).toEqual([1, 0]);
    expect(found?.obligations).toEqual([]);
  });
});
