import { beforeEach, describe, expect, test } from '@jest/globals';
import { bringKnown, releaseFence } from '../../../ledger/commands/fence.ts';
import { file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { waitingMails } from '../../../ledger/fence/waiting.ts';
import { nextMailInMs } from '../../../ledger/outbox/due-digests.ts';
import { formAhead } from '../../../mail/form-ahead.ts';
import { OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { instantOf, OPENING } from '../../support/dates.ts';
import { delivered } from '../../support/delivered.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, TEN_MINUTES, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claim, claimOne, SETTINGS } from '../../support/outbox.ts';
import { backedUp, restored } from '../../support/restoring.ts';

const [A, B, C] = [
  'small-periodic-2027-t001',
  'small-periodic-2027-t002',
  'small-periodic-2027-t003',
] as const;

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 3, moreOfficers: ['deputy'] });
});
const stepAll = async (at: Date, reports: readonly string[] = [A, B, C]) => {
  for (const report of reports) await year.stepAt(at, report);
};
/** What a mail server has, message by message. */
const sent: { messageId: string; rows: string[] }[] = [];
const deliver = async () => {
  const messages = await delivered(year.ledger);
  sent.push(...messages);
  return messages.flatMap(({ rows }) => rows).sort();
};
beforeEach(() => void sent.splice(0));
const known = (text: string) => bringKnown(year.ledger, text, 'mail.log', OPERATOR);
const listOf = (messages: readonly { messageId: string }[]) =>
  messages.map(({ messageId }) => messageId).join('\n');
const release = () => releaseFence(year.ledger, null, OPERATOR);
/** No message and no mail in it twice. */
const expectOnce = () => {
  const ids = sent.map(({ messageId }) => messageId);
  expect(ids.toSorted()).toEqual([...new Set(ids)].sort());
  const rows = sent.flatMap(({ rows: each }) => each);
  expect(rows.toSorted()).toEqual([...new Set(rows)].sort());
};
const both = (report: string, step: string) =>
  ['deputy', 'officer'].map((who) => `${report}/1/${step}/shuili-${who}`);

/** Opening sent; backed up; a reminder sent, A filed, another reminder sent to the others; restored. */
async function lost(): Promise<void> {
  await stepAll(OPENING);
  await deliver();
  const backup = await backedUp(year.ledger);
  await stepAll(instantOf('remind-30'));
  await deliver();
  expect((await file(year.ledger, A, formOf(), WATER)).ok).toBe(true);
  await stepAll(instantOf('remind-15'));
  expect(await deliver()).toEqual([B, C].flatMap((report) => both(report, 'remind-15')).sort());
  await restored(year.ledger, backup);
}

describe('a ledger that forgot what it had sent', () => {
  test('sends nothing until somebody releases it, whatever workflows stage', async () => {
    await lost();
    await stepAll(instantOf('remind-15'));
    expect(await claim(year.ledger)).toEqual([]);
    expect(await nextMailInMs(year.ledger)).toBeNull();
    const { atOnce, later, behind } = await waitingMails(year.ledger.db, instantOf('remind-15'));
    expect({ atOnce, later }).toEqual({
      atOnce: { mails: 6, messages: 2 },
      later: { mails: 0, messages: 0 },
    });
    expect(behind).toBe(0);
  });

  test('then sends nothing again, and loses nothing: known first, staged after', async () => {
    await lost();
    const outcome = await known(listOf(sent));
    expect(outcome).toMatchObject({ ok: true, value: { messages: 6, added: 6, settled: 0 } });
    await stepAll(instantOf('remind-15'));
    const { atOnce } = await waitingMails(year.ledger.db, instantOf('remind-15'));
    expect(atOnce.mails).toBe(2);
    expect(await release()).toMatchObject({ ok: true, value: { atOnce: { mails: 2 } } });
    // Its filing is lost with the ledger: it owes again, and has not been told at this instant.
    expect(await deliver()).toEqual(both(A, 'remind-15'));
    expectOnce();
  });

  test('and the other way round, from lines of a relay’s log', async () => {
    await lost();
    await stepAll(instantOf('remind-15'));
    const log = sent
      .map(
        ({ messageId }, i) =>
          `Dec  1 09:00:00 mx postfix/cleanup[77]: 4XyZ${i}ab: message-id=${messageId}`,
      )
      .join('\n');
    expect(await known(log)).toMatchObject({ ok: true, value: { messages: 6, settled: 4 } });
    expect(await release()).toMatchObject({ ok: true, value: { atOnce: { mails: 2 } } });
    expect(await deliver()).toEqual(both(A, 'remind-15'));
    expectOnce();
  });

  test('also of what is staged after the release', async () => {
    await lost();
    await known(listOf(sent));
    await release();
    await stepAll(instantOf('remind-15'));
    expect(await deliver()).toEqual(both(A, 'remind-15'));
    expectOnce();
    const states = await year.ledger.db.mail.groupBy({ by: ['state', 'code'], _count: true });
    expect(states.find(({ code }) => code === 'known_outside')).toMatchObject({
      state: 'sent',
      _count: 4,
    });
  });

  test('also of what was formed ahead', async () => {
    year = await openedYear({ tasks: 3, lead: TEN_MINUTES });
    await stepAll(OPENING);
    await deliver();
    const early = new Date(instantOf('remind-30').getTime() - 600_000);
    await stepAll(early);
    const backup = await backedUp(year.ledger);
    year.clock.set(instantOf('remind-30'));
    await deliver();
    await restored(year.ledger, backup);
    await known(listOf(sent));
    await year.ledger.db.mail.updateMany({
      where: { state: 'sent', code: 'known_outside' },
      data: { state: 'staged' },
    });
    await release();
    year.clock.set(early);
    expect(await formAhead({ ledger: year.ledger, settings: SETTINGS, minutes: 15 })).toBe(0);
    year.clock.set(instantOf('remind-30'));
    expect(await deliver()).toEqual([]);
    expectOnce();
  });

  test('what a person does again is told again, in a message of its own', async () => {
    await stepAll(OPENING);
    await deliver();
    const backup = await backedUp(year.ledger);
    year.clock.set(instantOf('remind-30'));
    await file(year.ledger, A, formOf(), WATER);
    await returnReport(year.ledger, A, 1, '请补充数据', REVIEWER);
    const first = await deliver();
    expect(first).toEqual(both(A, 'returned').map((row) => row.replace('/1/', '/2/')));
    await restored(year.ledger, backup);
    await known(listOf(sent));
    await release();
    year.clock.set(new Date(instantOf('remind-30').getTime() + 3_600_000));
    await file(year.ledger, A, formOf(), WATER);
    await returnReport(year.ledger, A, 1, '请补充另一项数据', REVIEWER);
    expect(await deliver()).toEqual(first);
    const ids = sent.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('what was on its way when the backup was made goes once more only if nobody knows it', async () => {
    await stepAll(OPENING);
    const message = await claimOne(year.ledger, { limit: 1 });
    expect(await begin(year.ledger, message)).toBe(true);
    const backup = await backedUp(year.ledger);
    await restored(year.ledger, backup);
    expect(await known(message.messageId)).toMatchObject({ ok: true, value: { settled: 3 } });
    await release();
    const rows = await deliver();
    expect(rows).toHaveLength(3);
    expect(rows.some((row) => message.members.includes(row))).toBe(false);
  });
});
