import { beforeEach, describe, expect, test } from '@jest/globals';
import { changePolicy } from '../../../ledger/commands/change-policy.ts';
import { pausePlan, resumePlan } from '../../../ledger/commands/pause.ts';
import { accept, file, returnReport, withdraw } from '../../../ledger/commands/report-commands.ts';
import { nextMailInMs } from '../../../ledger/outbox/due-digests.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { instantOf, OPENING, PROCESS, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, outbox, TEN_MINUTES, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claim, claimOne, realTimePasses, record } from '../../support/outbox.ts';

/** remind-30, staged ten minutes before its instant; the test acts between the two. */
const REMIND = instantOf('remind-30');
const minutesBefore = (minutes: number, instant = REMIND) =>
  new Date(instant.getTime() - minutes * 60_000);
const STAGED = 'remind-30 → shuili-officer: staged';
const CANCELLED = 'remind-30 → shuili-officer: cancelled';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ lead: TEN_MINUTES });
  await year.stepAt(OPENING);
  await sendAll();
  await year.stepAt(minutesBefore(10));
  year.clock.set(minutesBefore(5));
});

/** Sends everything that may be sent now; how many messages. */
async function sendAll(): Promise<number> {
  const messages = await claim(year.ledger);
  for (const message of messages) {
    if (!(await begin(year.ledger, message))) throw new Error('taken back');
    await record(year.ledger, message, { kind: 'sent', code: '250' });
  }
  return messages.length;
}
const records = async () =>
  (await year.ledger.db.stepRecord.findMany({ orderBy: { takesEffectAt: 'asc' } })).map(
    ({ name, termsVersion, skipped }) => `${termsVersion} ${name}${skipped ? ' (skipped)' : ''}`,
  );
const ofReminder = async () =>
  (await outbox(year.ledger)).filter((line) => line.includes('remind'));
const runs = () => year.ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } });
/** The reminder's instant comes: how many messages of it have gone out since the opening. */
async function remindersSent(): Promise<number> {
  year.clock.set(REMIND);
  await sendAll();
  const sent = await year.ledger.db.mail.findMany({ where: { state: 'sent' } });
  return new Set(sent.filter(({ step }) => step !== 'opening').map((mail) => mail.messageId)).size;
}

describe('a mail that is on its way while the policy changes', () => {
  test('and is put off by the server is still true: it goes out again, once', async () => {
    year.clock.set(REMIND);
    const message = await claimOne(year.ledger);
    expect(await begin(year.ledger, message)).toBe(true);
    const policy = planPolicySchema.parse({ reviewWorkdays: 7 });
    expect(await changePolicy(year.ledger, 'small', { policy }, OPERATOR)).toMatchObject({
      ok: true,
    });
    await record(year.ledger, message, { kind: 'deferred', code: '451', smtpCode: 451 });
    await realTimePasses(year.ledger);
    expect((await claim(year.ledger)).map(({ members }) => members)).toEqual([message.members]);
  });
});

describe('a step staged ahead', () => {
  test('has its record and its mail, due at the instant, and is not claimed before it', async () => {
    expect(await ofReminder()).toEqual([STAGED]);
    const [record] = await year.ledger.db.stepRecord.findMany({ where: { name: 'remind-30' } });
    expect(record).toMatchObject({
      plannedAt: REMIND,
      takesEffectAt: REMIND,
      stagedAt: minutesBefore(10),
      mails: 1,
      toAgency: 'shuili',
    });
    expect(await sendAll()).toBe(0);
    expect(await nextMailInMs(year.ledger)).toBe(5 * 60_000);
    expect(await remindersSent()).toBe(1);
  });

  test('is staged once, however often it is stepped', async () => {
    for (const minutes of [10, 7, 3, 0]) await year.stepAt(minutesBefore(minutes));
    expect(await ofReminder()).toEqual([STAGED]);
    expect(await records()).toEqual(['1 opening', '1 remind-30']);
  });

  test('the next step is the one after it, as much ahead', async () => {
    expect(await runs()).toMatchObject({
      nextStepAt: instantOf('remind-15'),
      nextWakeAt: minutesBefore(10, instantOf('remind-15')),
    });
  });
});

describe('a command before the instant takes it back, record and mail', () => {
  test('a filing', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    expect(await ofReminder()).toEqual([CANCELLED]);
    expect(await records()).toEqual(['1 opening']);
    expect(await remindersSent()).toBe(0);
  });

  test('a filing that is withdrawn: staged again it revives the row, and one mail goes out', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    year.clock.set(minutesBefore(3));
    await withdraw(year.ledger, REPORT, 1, WATER);
    const answer = await year.stepAt(minutesBefore(3));
    expect(answer.did).toBe('remind-30');
    expect(await ofReminder()).toEqual([STAGED]);
    expect(await records()).toEqual(['1 opening', '1 remind-30']);
    expect(await year.ledger.db.mail.count({ where: { step: 'remind-30' } })).toBe(1);
    expect(await remindersSent()).toBe(1);
  });

  test('a return: the new terms arm the same reminder anew, and one mail of it goes out', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    year.clock.set(minutesBefore(4));
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    await year.stepAt(minutesBefore(3));
    expect(await records()).toEqual(['1 opening', '2 returned', '2 remind-30']);
    expect(await ofReminder()).toEqual([CANCELLED, STAGED]);
    // The notice of return went out singly, the reminder at its instant.
    expect(await remindersSent()).toBe(2);
  });

  test('an acceptance, and nothing of it comes again', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await accept(year.ledger, REPORT, 1, REVIEWER);
    await year.stepAt(REMIND);
    expect(await ofReminder()).toEqual([CANCELLED]);
  });

  test('a change of policy that moves the instant: the mail goes at the new one, once', async () => {
    const policy = planPolicySchema.parse({ workingHour: '10:00' });
    expect(await changePolicy(year.ledger, 'small', { policy }, OPERATOR)).toMatchObject({
      ok: true,
      value: { epoch: 2, rescheduled: 0 },
    });
    expect(await ofReminder()).toEqual([CANCELLED]);
    expect(await records()).toEqual(['1 opening']);
    await year.stepAt(minutesBefore(3));
    const moved = new Date(REMIND.getTime() + 3_600_000);
    expect(await runs()).toMatchObject({ nextStepAt: moved });
    expect(await remindersSent()).toBe(0);
    await year.stepAt(minutesBefore(10, moved));
    year.clock.set(moved);
    expect(await sendAll()).toBe(1);
    const [mail, ...more] = await year.ledger.db.mail.findMany({ where: { step: 'remind-30' } });
    expect(mail).toMatchObject({ state: 'sent', epoch: 2, dueAt: moved });
    expect(more).toEqual([]);
  });

  test('a change of policy that drops the step: it never goes out', async () => {
    const values = { 'small-periodic-year': { ladder: { reminders: [7] } } };
    await changePolicy(year.ledger, 'small', { values }, OPERATOR);
    await year.stepAt(REMIND);
    expect(await ofReminder()).toEqual([CANCELLED]);
    expect(await runs()).toMatchObject({ nextStepAt: instantOf('remind-7') });
  });

  test('a pause: nothing is staged or sent while it lasts; resumed in time, one mail goes out', async () => {
    await pausePlan(year.ledger, 'small', '机构调整', OPERATOR);
    expect(await ofReminder()).toEqual([CANCELLED]);
    expect(await records()).toEqual(['1 opening']);
    expect(await year.stepAt(minutesBefore(4))).toMatchObject({ stage: 'paused', next: null });
    expect(await records()).toEqual(['1 opening']);
    year.clock.set(minutesBefore(2));
    await resumePlan(year.ledger, 'small', OPERATOR);
    await year.stepAt(minutesBefore(1));
    expect(await ofReminder()).toEqual([STAGED]);
    expect(await remindersSent()).toBe(1);
  });

  test('resumed after the instant: the step is late, and goes out at once, once', async () => {
    await pausePlan(year.ledger, 'small', '机构调整', OPERATOR);
    const resumed = new Date(REMIND.getTime() + 3_600_000);
    year.clock.set(resumed);
    expect(await sendAll()).toBe(0);
    await resumePlan(year.ledger, 'small', OPERATOR);
    await year.stepAt(resumed);
    expect(await ofReminder()).toEqual([STAGED]);
    expect(await sendAll()).toBe(1);
    expect(await year.ledger.db.mail.findMany({ where: { step: 'remind-30' } })).toMatchObject([
      { dueAt: REMIND, state: 'sent', epoch: 3 },
    ]);
  });
});

describe('what is claimed must still be so', () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      'the terms are others',
      () => year.ledger.db.report.update({ where: { id: REPORT }, data: { termsVersion: 2 } }),
    ],
    ['the epoch is another', () => year.ledger.db.plan.updateMany({ data: { epoch: 2 } })],
    [
      'the report left',
      () => year.ledger.db.report.update({ where: { id: REPORT }, data: { leftAt: OPENING } }),
    ],
  ])('%s: the mail is cancelled instead', async (_, change) => {
    await change();
    year.clock.set(REMIND);
    expect(await claim(year.ledger)).toEqual([]);
    expect(await ofReminder()).toEqual([CANCELLED]);
  });

  test('a paused plan’s mails wait, untouched, and nobody is woken for them', async () => {
    await year.ledger.db.plan.updateMany({ data: { pausedAt: minutesBefore(1) } });
    year.clock.set(REMIND);
    expect(await claim(year.ledger)).toEqual([]);
    expect(await ofReminder()).toEqual([STAGED]);
    expect(await nextMailInMs(year.ledger)).toBeNull();
  });

  test('what has taken effect and only waits to be sent goes out under the new epoch', async () => {
    year.clock.set(REMIND);
    const message = await claimOne(year.ledger);
    await changePolicy(year.ledger, 'small', {}, OPERATOR);
    // The claim is void: its bytes may say what is no longer so.
    expect(await begin(year.ledger, message)).toBe(false);
    expect(await sendAll()).toBe(1);
    expect(await ofReminder()).toEqual(['remind-30 → shuili-officer: sent']);
    expect(await records()).toEqual(['1 opening', '1 remind-30']);
  });
});
