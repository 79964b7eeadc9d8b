import { describe, expect, test } from '@jest/globals';
import { sendAgain } from '../../../ledger/commands/send-again.ts';
import { file } from '../../../ledger/commands/report-commands.ts';
import type { SendResult } from '../../../ledger/outbox/fate.ts';
import { OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { OPENING } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claim, realTimePasses, record } from '../../support/outbox.ts';

const REPORT = 'small-periodic-2027-t001';
const GONE: SendResult = { kind: 'refused', code: 'rcpt-550-5.1.1', fault: 'recipient' };
const SENT: SendResult = { kind: 'sent', code: 'message-250' };

let year: OpenedYear;

/** A report whose opening notice goes to so many officers, each by a mail of their own. */
async function toOfficers(count: number): Promise<void> {
  const moreOfficers = Array.from({ length: count - 1 }, (_, i) => `shuili-${i + 2}`);
  year = await openedYear({ moreOfficers });
  await year.stepAt(OPENING, REPORT);
}

/** Sends what is due; the n-th result is the n-th mail's, the last one that of all others. */
async function sendAll(...results: SendResult[]): Promise<void> {
  const messages = await claim(year.ledger);
  for (const [i, message] of messages.entries()) {
    expect(await begin(year.ledger, message)).toBe(true);
    await record(year.ledger, message, results[i] ?? results.at(-1)!);
  }
}

/** How many mails there are in each state, and how many contacts are marked as refused. */
async function standing() {
  const { db } = year.ledger;
  const mails = await db.mail.groupBy({ by: ['state'], _count: true });
  const marked = await db.contact.count({ where: { refusedAt: { not: null } } });
  return { ...Object.fromEntries(mails.map(({ state, _count }) => [state, _count])), marked };
}

describe('many contacts refused with one code', () => {
  test('is the server’s doing: all their mails wait, and nobody is marked', async () => {
    await toOfficers(12);
    await sendAll(GONE);
    expect(await standing()).toEqual({ deferred: 12, marked: 0 });
    await realTimePasses(year.ledger);
    await sendAll(SENT);
    expect(await standing()).toEqual({ sent: 12, marked: 0 });
  });

  test('is not so as long as they are few', async () => {
    await toOfficers(9);
    await sendAll(GONE);
    expect(await standing()).toEqual({ refused: 9, marked: 9 });
  });

  test('is not so where others are taken in between', async () => {
    await toOfficers(12);
    await sendAll(GONE, SENT, GONE);
    expect(await standing()).toEqual({ refused: 11, sent: 1, marked: 11 });
  });

  test('is so too where the server begins with it in the middle, for those it refused first as well', async () => {
    await toOfficers(14);
    const messages = await claim(year.ledger);
    const results = [SENT, GONE, SENT, ...Array.from({ length: 11 }, () => GONE)];
    for (const [i, message] of messages.entries()) {
      // What is taken and refused side by side is written at one instant.
      if (i > 2) year.clock.set(new Date(OPENING.getTime() + 1_000));
      expect(await begin(year.ledger, message)).toBe(true);
      // The sender has seen ten in a row by then.
      await record(year.ledger, message, results[i]!, i > 12);
    }
    expect(await standing()).toEqual({ deferred: 12, sent: 2, marked: 0 });
  });

  test('once the server takes mails again, whoever is refused still is so in the end', async () => {
    await toOfficers(10);
    await sendAll(GONE);
    expect(await standing()).toEqual({ deferred: 10, marked: 0 });
    await realTimePasses(year.ledger);
    await sendAll(...Array.from({ length: 9 }, () => SENT), GONE);
    await realTimePasses(year.ledger);
    await sendAll(GONE);
    expect(await standing()).toEqual({ refused: 1, sent: 9, marked: 1 });
  });
});

describe('sending refused mails again', () => {
  const again = (which: Parameters<typeof sendAgain>[2], actor = REVIEWER) =>
    sendAgain(year.ledger, 'small', which, actor);

  test('of a code: those that still apply go out, under the Message-ID they had', async () => {
    await toOfficers(3);
    await sendAll(GONE);
    const before = await year.ledger.db.message.findMany({ orderBy: { id: 'asc' } });
    expect(await again({ code: 'rcpt-550-5.1.1' })).toEqual({ ok: true, value: { mails: 3 } });
    await sendAll(SENT);
    expect(await standing()).toEqual({ sent: 3, marked: 0 });
    const after = await year.ledger.db.message.findMany({ orderBy: { id: 'asc' } });
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test('of one digest: to the address of now, and the others stay refused', async () => {
    await toOfficers(3);
    await sendAll(GONE);
    const address = 'new@shuili.example';
    await year.ledger.db.contact.update({ where: { id: 'shuili-officer' }, data: { address } });
    const { digestKey } = await year.ledger.db.mail.findFirstOrThrow({
      where: { contactId: 'shuili-officer' },
    });
    expect(await again({ digestKey }, OPERATOR)).toMatchObject({ ok: true });
    const [message, ...more] = await claim(year.ledger);
    expect([message?.address, more.length]).toEqual([address, 0]);
  });

  test('sends nothing of what was filed meanwhile', async () => {
    await toOfficers(2);
    await sendAll(GONE);
    await file(year.ledger, REPORT, formOf(), WATER);
    expect(await again({ code: 'rcpt-550-5.1.1' })).toMatchObject({ ok: true });
    await sendAll(SENT);
    expect(await standing()).toEqual({ cancelled: 2, marked: 2 });
  });

  test('is refused to others, and where nothing is refused', async () => {
    await toOfficers(1);
    await sendAll(GONE);
    const refused = (code: string) => ({ ok: false, refusal: { code } });
    expect(await again({ code: 'rcpt-550-5.1.1' }, WATER)).toEqual(refused('only_operator'));
    expect(await again({ code: 'rcpt-550' })).toEqual(refused('nothing_refused'));
    expect(await again({ digestKey: 'none' })).toEqual(refused('nothing_refused'));
    expect(await standing()).toEqual({ refused: 1, marked: 1 });
    expect(await again({ code: 'rcpt-550-5.1.1' })).toMatchObject({ ok: true });
    expect(await again({ code: 'rcpt-550-5.1.1' })).toEqual(refused('nothing_refused'));
  });
});
