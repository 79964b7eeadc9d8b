import { describe, expect, test } from '@jest/globals';
import { askExtension, decideExtension } from '../../../../ledger/commands/extension-commands.ts';
import { launch } from '../../../../ledger/commands/launch.ts';
import { importPlan } from '../../../../ledger/import-plan.ts';
import { nextMails } from '../../../../ledger/read/desk/next-mails.ts';
import { plannedMails } from '../../../../ledger/read/desk/planned-mails.ts';
import { withAllKinds } from '../../../../seeds/all-kinds.ts';
import { seedPlan } from '../../../../seeds/load.ts';
import { OPERATOR, REVIEWER, WATER } from '../../../support/actors.ts';
import { testLedger, type TestLedger } from '../../../support/database.ts';
import { instantOf, LAUNCH, OPENING } from '../../../support/dates.ts';
import { FixedClock } from '../../../support/fixed-clock.ts';
import { openedYear, TEN_MINUTES } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const MOST = 6;
const DAY = 86_400_000;
const LEADER = { actor: WATER, email: 'leader@shuili.example' };

/** What the overview tells of a plan, and what the table of what is planned does of the same instants. */
async function both(ledger: TestLedger, planId: string, now: Date, small?: number) {
  const plan = await deskPlan(ledger, planId);
  const planned = await plannedMails(ledger, plan, now, new Date(+now + 400 * DAY));
  return {
    next: await nextMails(ledger, plan, now, MOST, small),
    planned: planned.slice(0, MOST),
    all: planned.length,
  };
}

describe('the next mails on the overview are those of the table of what is planned', () => {
  test('where some are staged ahead, one has terms of its own, and a cycle is to come', async () => {
    const { ledger, clock, stepAt } = await openedYear({
      ...{ tasks: 3, region: true, lead: TEN_MINUTES, moreOfficers: ['officer-2'] },
    });
    await ledger.db.plan.update({ where: { id: 'small' }, data: { launchTo: 2028 } });
    const [one, two, third] = await ledger.db.report.findMany({ orderBy: { id: 'asc' } });
    const before = new Date(OPENING.getTime() - 300_000);
    clock.set(before);
    for (const { id } of [one!, two!]) await stepAt(before, id);
    expect(await ledger.db.mail.count({ where: { state: 'staged' } })).toBeGreaterThan(0);
    clock.set(OPENING);
    const wish = { newDueOn: '2028-01-14', reason: '数据未齐', stateOfWork: '八成' };
    const asked = await askExtension(ledger, third!.id, wish, LEADER);
    const given = { outcome: 'granted', dueOn: null, words: '' } as const;
    const decided = await decideExtension(ledger, `${third!.id}/extension/1`, given, REVIEWER);
    expect([asked, decided]).toMatchObject([{ ok: true }, { ok: true }]);

    for (const now of [before, OPENING, instantOf('remind-7'), new Date('2028-02-20T00:00:00Z')])
      for (const small of [0, undefined]) {
        const { next, planned } = await both(ledger, 'small', now, small);
        expect(next).toEqual(planned);
        expect(next).toHaveLength(MOST);
      }
  });

  test('of every kind, whenever one looks', async () => {
    const clock = new FixedClock(LAUNCH);
    const ledger = await testLedger({ clock });
    const everything = withAllKinds(seedPlan(), 2027);
    await importPlan(ledger, everything);
    const launched = await launch(ledger, everything.id, { from: 2027, to: 2028 }, OPERATOR);
    expect(launched).toMatchObject({ ok: true });
    for (
      let now = LAUNCH;
      now < new Date('2029-04-01T00:00:00Z');
      now = new Date(+now + 71 * DAY)
    ) {
      const { next, planned } = await both(ledger, everything.id, now);
      expect(next).toEqual(planned);
    }
    const { all } = await both(ledger, everything.id, LAUNCH);
    expect(all).toBeGreaterThan(MOST);
  });

  test('of a plan that is paused there are none', async () => {
    const { ledger } = await openedYear({ tasks: 1 });
    await ledger.db.plan.update({ where: { id: 'small' }, data: { pausedAt: OPENING } });
    for (const small of [0, undefined])
      expect((await both(ledger, 'small', OPENING, small)).next).toEqual([]);
  });
});
