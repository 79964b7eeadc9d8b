import { beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { ClaimedMessage } from '../../../ledger/outbox/message.ts';
import { reconcile } from '../../../ledger/reconcile.ts';
import { OPENING } from '../../support/dates.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claimOne, realTimePasses, record, rowsNamed } from '../../support/outbox.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ moreOfficers: ['deputy'] });
  const { db } = year.ledger;
  await db.contact.update({
    where: { id: 'shuili-deputy' },
    data: { role: 'deputy', name: '代办', lang: 'en' },
  });
  await year.stepAt(OPENING);
});
const absent = (absentFrom: string, absentTo: string, standInId: string | null = null) =>
  year.ledger.db.contact.update({
    where: { id: 'shuili-officer' },
    data: { absentFrom, absentTo, standInId },
  });
const due = (at: string) => year.ledger.db.mail.updateMany({ data: { dueAt: new Date(at) } });
const textOf = async ({ raw }: ClaimedMessage) => (await simpleParser(Buffer.from(raw))).text ?? '';
const contact = (id: string) => year.ledger.db.contact.findUniqueOrThrow({ where: { id } });

describe('a mail that falls due while its contact is absent', () => {
  test('goes to the stand-in, says so, and names the mail that was planned', async () => {
    await absent('2027-11-01', '2027-11-01');
    const message = await claimOne(year.ledger);
    expect(message.address).toBe('deputy@shuili.example');
    expect(await textOf(message)).toContain('standing in for 联络员, who is absent');
    expect(await rowsNamed(message)).toEqual([`small-periodic-2027-t001/1/opening/shuili-officer`]);
    expect(await begin(year.ledger, message)).toBe(true);
    await record(year.ledger, message, { kind: 'sent', code: 'message-250' });
    await realTimePasses(year.ledger);
    expect(await reconcile(year.ledger)).toEqual([]);
  });

  test('from the first midnight of the plan’s zone to the last, to the millisecond', async () => {
    await absent('2027-11-01', '2027-11-01');
    const told = async (at: string) => {
      await due(at);
      year.clock.set('2027-11-02T01:00:00Z');
      const { address } = await claimOne(year.ledger, { leaseSeconds: -1 });
      return address.split('@')[0];
    };
    expect(await told('2027-10-31T15:59:59.999Z')).toBe('officer');
    expect(await told('2027-10-31T16:00:00.000Z')).toBe('deputy');
    expect(await told('2027-11-01T15:59:59.999Z')).toBe('deputy');
    expect(await told('2027-11-01T16:00:00.000Z')).toBe('officer');
  });

  test('goes to the one that was named; to the contact itself where nobody is there', async () => {
    await absent('2027-11-01', '2027-11-05', 'shuili-leader');
    expect((await claimOne(year.ledger, { leaseSeconds: -1 })).address).toBe(
      'leader@shuili.example',
    );
    const gone = { active: false };
    await year.ledger.db.contact.update({ where: { id: 'shuili-leader' }, data: gone });
    await year.ledger.db.contact.update({ where: { id: 'shuili-deputy' }, data: gone });
    const message = await claimOne(year.ledger);
    expect(message.address).toBe('officer@shuili.example');
    expect(await textOf(message)).not.toContain('外出');
  });

  test('refused or taken, it is the stand-in’s address that is marked, and cleared', async () => {
    await absent('2027-11-01', '2027-11-01');
    const message = await claimOne(year.ledger);
    await begin(year.ledger, message);
    const code = 'rcpt-550-5.1.1';
    await record(year.ledger, message, { kind: 'refused', code, fault: 'recipient' });
    expect(await contact('shuili-deputy')).toMatchObject({ refusedCode: code });
    expect(await contact('shuili-officer')).toMatchObject({ refusedAt: null });
  });

  test('taken by the stand-in, it says nothing of the absent one’s address', async () => {
    const refusedAt = new Date('2027-10-01T00:00:00Z');
    for (const id of ['shuili-deputy', 'shuili-officer'])
      await year.ledger.db.contact.update({ where: { id }, data: { refusedAt } });
    await absent('2027-11-01', '2027-11-01');
    const message = await claimOne(year.ledger);
    await begin(year.ledger, message);
    await record(year.ledger, message, { kind: 'sent', code: 'message-250' });
    expect(await contact('shuili-deputy')).toMatchObject({ refusedAt: null });
    expect(await contact('shuili-officer')).toMatchObject({ refusedAt });
  });
});
