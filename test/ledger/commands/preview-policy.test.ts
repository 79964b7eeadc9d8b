import { beforeEach, describe, expect, test } from '@jest/globals';
import { changePolicy, previewPolicy } from '../../../ledger/commands/change-policy.ts';
import { formerPolicies } from '../../../ledger/read/desk/policy.ts';
import { sendPlan } from '../../../ledger/read/desk/send-plan.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { FINANCE, OPERATOR } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { testLedger } from '../../support/database.ts';
import { LAUNCH, OPENING } from '../../support/dates.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { openedYear, TEN_MINUTES, type OpenedYear } from '../../support/opened-year.ts';
import { importSmallPlan } from '../../support/small-plan.ts';
import { deskPlan } from '../read/desk/desk-plan.ts';

const NOW = new Date('2027-12-01T10:00:00+08:00');
const YEARS = { from: 2027, to: 2027 };
const EARLIER = { values: { 'small-periodic-year': { due: { on: '12-24' } } } };

describe('in a running plan', () => {
  let year: OpenedYear;
  beforeEach(async () => {
    year = await openedYear({ tasks: 2, lead: TEN_MINUTES });
    await year.stepAt(OPENING);
    await year.ledger.db.mail.updateMany({ data: { state: 'sent' } });
    year.clock.set(NOW);
  });
  const mailsToCome = async () => {
    const { rows } = await sendPlan(year.ledger, await deskPlan(year.ledger, 'small'), YEARS, NOW);
    return rows.filter(({ notice }) => notice !== 'rescheduled');
  };

  test('a look changes nothing, and says what a change does', async () => {
    const before = await contents(year.ledger);
    const mailsBefore = await mailsToCome();
    const preview = await previewPolicy(year.ledger, 'small', EARLIER, OPERATOR);
    expect(await contents(year.ledger)).toEqual(before);
    expect(preview).toMatchObject({
      ok: true,
      value: {
        rescheduled: 2,
        changes: [
          {
            kind: 'periodic',
            period: '2027',
            before: { dueOn: '2027-12-31' },
            after: { dueOn: '2027-12-24' },
          },
        ],
      },
    });
    if (!preview.ok) throw new Error(preview.refusal.code);
    const done = await changePolicy(year.ledger, 'small', EARLIER, OPERATOR);
    expect(done).toMatchObject({ ok: true, value: { rescheduled: 2 } });
    const mailsAfter = await mailsToCome();
    const count = (rows: typeof mailsBefore) => rows.reduce((sum, { mails }) => sum + mails, 0);
    const [change] = preview.value.changes;
    expect(count(mailsAfter) - count(mailsBefore)).toBe(
      (change?.added ?? 0) - (change?.dropped ?? 0),
    );
    expect(change?.moved).toBeGreaterThan(0);
  });

  test('is refused like the change: dates that clash, somebody else’s plan', async () => {
    const before = await contents(year.ledger);
    const past = { values: { 'small-periodic-year': { due: { on: '11-20' } } } };
    for (const act of [previewPolicy, changePolicy]) {
      expect(await act(year.ledger, 'small', past, OPERATOR)).toMatchObject({
        refusal: { code: 'dates_clash', clashes: [{ kind: 'periodic', dueOn: '2027-11-20' }] },
      });
      expect(await act(year.ledger, 'small', EARLIER, FINANCE)).toMatchObject({
        refusal: { code: 'only_operator' },
      });
    }
    expect(await contents(year.ledger)).toEqual(before);
  });

  test('what others have changed since it was looked at is not written over', async () => {
    const seen = { ...EARLIER, seenEpoch: 1 };
    expect(await changePolicy(year.ledger, 'small', seen, OPERATOR)).toMatchObject({ ok: true });
    expect(await changePolicy(year.ledger, 'small', seen, OPERATOR)).toMatchObject({
      refusal: { code: 'policy_changed' },
    });
  });

  test('the former values are kept to be proposed again', async () => {
    await changePolicy(year.ledger, 'small', EARLIER, OPERATOR);
    const policy = planPolicySchema.parse({ workingHour: '08:30' });
    await changePolicy(year.ledger, 'small', { policy }, OPERATOR);
    const former = await formerPolicies(year.ledger, 'small');
    expect(former).toMatchObject([
      { policy: { workingHour: '09:00' }, values: {} },
      { values: { 'small-periodic-year': {} }, rescheduled: 2 },
    ]);
  });
});

describe('before the launch', () => {
  test('the dates of the years that are meant must not clash; all mails move with the hour', async () => {
    const ledger = await testLedger({ clock: new FixedClock(LAUNCH) });
    await importSmallPlan(ledger, { tasks: 2 });
    const march = { values: { 'small-periodic-year': { due: { on: '03-31' } } }, years: YEARS };
    expect(await previewPolicy(ledger, 'small', march, OPERATOR)).toMatchObject({
      refusal: { code: 'dates_clash' },
    });
    const policy = planPolicySchema.parse({ workingHour: '08:30' });
    const preview = await previewPolicy(ledger, 'small', { policy, years: YEARS }, OPERATOR);
    const plan = await sendPlan(ledger, await deskPlan(ledger, 'small'), YEARS, LAUNCH);
    const ofReports = plan.rows.filter(({ kind }) => kind !== null);
    expect(preview).toMatchObject({
      value: {
        rescheduled: 0,
        changes: [
          { added: 0, dropped: 0, moved: ofReports.reduce((sum, { mails }) => sum + mails, 0) },
        ],
      },
    });
  });
});
