import { describe, expect, test } from '@jest/globals';
import { plannedMails } from '../../../../ledger/read/desk/planned-mails.ts';
import { launchPreview } from '../../../../ledger/read/desk/launch-preview.ts';
import { askExtension, decideExtension } from '../../../../ledger/commands/extension-commands.ts';
import { file } from '../../../../ledger/commands/report-commands.ts';
import { testLedger } from '../../../support/database.ts';
import { FixedClock } from '../../../support/fixed-clock.ts';
import { importSmallPlan } from '../../../support/small-plan.ts';
import { formOf } from '../../../support/forms.ts';
import { LAUNCH, OPENING, REPORT, instantOf } from '../../../support/dates.ts';
import { openedYear, TEN_MINUTES } from '../../../support/opened-year.ts';
import { REVIEWER, WATER } from '../../../support/actors.ts';
import { deskPlan } from './desk-plan.ts';

const FAR = new Date('2028-12-31T00:00:00Z');
const LEADER = { actor: WATER, email: 'leader@shuili.example' };

describe('the mails planned', () => {
  test('are exactly those that the year then stages, instant by instant', async () => {
    const { ledger, stepAt } = await openedYear({
      tasks: 3,
      region: true,
      moreOfficers: ['officer-2'],
    });
    const plan = await deskPlan(ledger, 'small');
    const before = new Date(OPENING.getTime() - 1);
    const planned = await plannedMails(ledger, plan, before, FAR);
    const reports = await ledger.db.report.findMany({ select: { id: true } });
    expect(reports).toHaveLength(4);
    const names = planned.flatMap(({ steps }) => steps.map(({ name }) => name));
    for (const name of [...names, 'close'])
      for (const { id } of reports) await stepAt(instantOf(name), id);
    const staged = await ledger.db.mail.groupBy({
      by: ['dueAt', 'step'],
      _count: true,
      orderBy: { dueAt: 'asc' },
    });
    expect(
      planned.flatMap(({ at, steps }) => steps.map(({ name, rows }) => [at, name, rows])),
    ).toEqual(staged.map(({ dueAt, step, _count }) => [dueAt, step, _count]));
    const digests = await ledger.db.mail.findMany({ distinct: ['digestKey'] });
    const perInstant = planned.map(
      ({ at }) => digests.filter(({ dueAt }) => dueAt.getTime() === at.getTime()).length,
    );
    expect(planned.map(({ messages }) => messages)).toEqual(perInstant);
  });

  test('are told of a herd by one of its reports as by all of them', async () => {
    const { ledger, stepAt } = await openedYear({ tasks: 3, region: true });
    const plan = await deskPlan(ledger, 'small');
    const all = await plannedMails(ledger, plan, OPENING, FAR);
    expect(all.length).toBeGreaterThan(5);
    expect(await plannedMails(ledger, plan, OPENING, FAR, 0)).toEqual(all);
    const reports = await ledger.db.report.findMany({ select: { id: true } });
    for (const { id } of reports) await stepAt(instantOf('remind-30'), id);
    const then = instantOf('remind-1');
    const left = await plannedMails(ledger, plan, then, FAR);
    expect(await plannedMails(ledger, plan, then, FAR, 0)).toEqual(left);
    expect(left.map(({ steps }) => steps.map(({ audience }) => audience))).toContainEqual([
      'superior',
    ]);
  });

  test('are told of a herd half of which is staged already, and of a report with terms of its own', async () => {
    const { ledger, clock, stepAt } = await openedYear({
      tasks: 3,
      region: true,
      lead: TEN_MINUTES,
      moreOfficers: ['officer-2'],
    });
    const plan = await deskPlan(ledger, 'small');
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
    const all = await plannedMails(ledger, plan, before, FAR);
    expect(await plannedMails(ledger, plan, before, FAR, 0)).toEqual(all);
  });

  test('leave out what is filed, and hold a coming year that is not in the ledger yet', async () => {
    const { ledger } = await openedYear({ tasks: 2 });
    await file(ledger, REPORT, formOf(), WATER);
    await ledger.db.plan.update({ where: { id: 'small' }, data: { launchTo: 2028 } });
    const plan = await deskPlan(ledger, 'small');
    const planned = await plannedMails(ledger, plan, OPENING, FAR);
    const reminder = planned.find(({ at }) => at.getTime() === instantOf('remind-30').getTime());
    const one = { reports: 1, agencies: 1, rows: 1, superiors: [], audience: 'officers' };
    expect(reminder?.steps).toEqual([{ name: 'remind-30', notice: 'remind', ...one }]);
    const opening = planned.find(({ steps }) => steps.some(({ name }) => name === 'opening'));
    expect(opening?.at).toEqual(new Date('2028-11-01T09:00:00+08:00'));
    expect(opening?.provisional).toBe(true);
    expect(opening?.steps).toMatchObject([{ name: 'opening', reports: 2, agencies: 1, rows: 2 }]);
  });
});

describe('the preview of a launch', () => {
  test('tells reports, agencies, dates and mails, and writes nothing', async () => {
    const ledger = await testLedger({ clock: new FixedClock(LAUNCH) });
    await importSmallPlan(ledger, { tasks: 2, region: true });
    const plan = await deskPlan(ledger, 'small');
    const preview = await launchPreview(ledger, plan, { from: 2027, to: 2029 }, LAUNCH);
    expect(preview).toMatchObject({
      from: 2027,
      to: 2029,
      refusal: null,
      cycles: [
        { period: '2027', reports: 3, agencies: 2, opensAt: OPENING, dueOn: '2027-12-31' },
        { period: '2028', reports: 3 },
        { period: '2029', reports: 3 },
      ],
      assignments: 4,
      // 4 assignments, 2 openings; then 5 reminders to 2, urging to 4, and 3 to the commission.
      mails: { least: 6, most: 6 + 10 + 4 + 3 },
    });
    expect(await ledger.db.audit.count()).toBe(0);
    expect((await deskPlan(ledger, 'small')).launchedAt).toBeNull();
  });
});
