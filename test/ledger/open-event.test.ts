import { beforeEach, describe, expect, test } from '@jest/globals';
import { lockPlan } from '../../ledger/lock-plan.ts';
import { openEvent, type Event } from '../../ledger/open-event.ts';
import { previewPolicy } from '../../ledger/commands/change-policy.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../ledger/steps/plan-step.ts';
import { plannedMails } from '../../ledger/read/desk/planned-mails.ts';
import { OPERATOR } from '../support/actors.ts';
import { openedYear, outbox, type OpenedYear } from '../support/opened-year.ts';
import { owed } from '../support/small-plan.ts';
import { deskPlan } from './read/desk/desk-plan.ts';

/** A Friday afternoon: an urgent issue is due on Monday at noon. */
const FRIDAY = new Date('2027-11-05T16:00:00+08:00');
const at = (text: string) => new Date(`${text}+08:00`);

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ obligations: [owed('periodic'), owed('issue_handling')] });
  year.clock.set(FRIDAY);
});

const open = (event: Partial<Event> = {}) =>
  year.ledger.db.$transaction(async (tx) => {
    const plan = await lockPlan(tx, 'small');
    return openEvent(tx, year.ledger, plan!, {
      kind: 'issue_handling',
      agencyId: 'fagaiwei',
      taskId: null,
      at: FRIDAY,
      urgent: true,
      ...event,
    });
  });

describe('an event', () => {
  test('opens one cycle with one report, which the same steps run to its end', async () => {
    const opened = await open();
    const id = 'small-issue_handling-e1-fagaiwei';
    expect(opened).toMatchObject({ ok: true, value: { number: 1, report: { id } } });
    const { db } = year.ledger;
    expect(await db.report.findUniqueOrThrow({ where: { id } })).toMatchObject({
      stage: 'collecting',
      dueOn: '2027-11-08',
      dueAt: at('2027-11-08T12:00:00'),
      opensAt: FRIDAY,
    });
    expect(
      (await db.relay.findMany({ orderBy: { id: 'asc' } })).map(({ processId }) => processId),
    ).toEqual(['cycle/small-issue_handling-e1', `report/${id}`]);
    expect(await stepCycle(year.ledger, 'small-issue_handling-e1')).toMatchObject({ open: true });
    for (let step = await year.stepAt(FRIDAY, id); step.next;) {
      const now = await year.clock.now();
      step = await year.stepAt(new Date(now.getTime() + step.next.inMs), id);
    }
    const mails = await db.mail.findMany({
      where: { reportId: id },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    expect(mails.map(({ step, contactId, dueAt }) => [step, contactId, dueAt])).toEqual([
      ['opening', 'fagaiwei-officer', FRIDAY],
      ['remind-half', 'fagaiwei-officer', at('2027-11-08T09:00:00')],
      ...['fagaiwei-leader', 'fagaiwei-officer'].map((who) => [
        'urge',
        who,
        at('2027-11-08T12:00:00'),
      ]),
      ['escalate', 'zhengfuban-officer', at('2027-11-09T09:00:00')],
    ]);
    expect(await db.escalation.findMany()).toMatchObject([{ toAgency: 'zhengfuban' }]);
  });

  test('its mails are forecast as they will be staged', async () => {
    await open();
    const plan = await deskPlan(year.ledger, 'small');
    const instants = await plannedMails(year.ledger, plan, FRIDAY, at('2027-11-10T00:00:00'));
    expect(instants.map((each) => each.at)).toEqual(
      expect.arrayContaining([
        at('2027-11-08T09:00:00'),
        at('2027-11-08T12:00:00'),
        at('2027-11-09T09:00:00'),
      ]),
    );
  });

  test('two at once have two numbers', async () => {
    const both = await Promise.all([open(), open({ urgent: false })]);
    expect(both.map((each) => each.ok && each.value.number).toSorted()).toEqual([1, 2]);
    expect(await outbox(year.ledger)).toEqual([]);
  });

  test('no step of the plan and no change of its policy moves or starts it', async () => {
    await open();
    const before = await year.ledger.db.cycle.findMany({ orderBy: { id: 'asc' } });
    await stepPlan(year.ledger, 'small');
    const preview = await previewPolicy(year.ledger, 'small', {}, OPERATOR);
    expect(preview).toMatchObject({ ok: true, value: { rescheduled: 0, changes: [] } });
    expect(await year.ledger.db.cycle.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });

  test('is refused where nothing is ordered for it, or the plan has ended', async () => {
    const nothing = { ok: false, refusal: { code: 'nothing_ordered', kind: 'rectification' } };
    expect(await open({ kind: 'rectification' })).toEqual(nothing);
    await year.ledger.db.plan.update({ where: { id: 'small' }, data: { endedAt: FRIDAY } });
    expect(await open()).toMatchObject({ ok: false, refusal: { code: 'plan_ended' } });
    await year.ledger.db.plan.update({
      where: { id: 'small' },
      data: { launchedAt: null, endedAt: null },
    });
    expect(await open()).toMatchObject({ ok: false, refusal: { code: 'not_launched' } });
  });
});
