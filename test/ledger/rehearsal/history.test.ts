import { describe, expect, test } from '@jest/globals';
import { livesAt, putBackTo, rememberFrom } from '../../../ledger/rehearsal/history.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { testLedger } from '../../support/database.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const FIRST = new Date('2027-01-04T02:00:00Z');
const SECOND = new Date('2027-02-01T02:00:00Z');
const THIRD = new Date('2027-03-01T02:00:00Z');
const after = (at: Date) => new Date(+at + 1);
const before = (at: Date) => new Date(+at - 1);
const RAW = new Uint8Array([0, 255, 39, 92]);
const agency = (id: string) => ({ id, name: `甲'"\\${id}`, kind: 'department' as const });

/** Three instants of agencies that come, change their name and their key, and go; and of a mail with its bytes. */
async function lived(): Promise<Ledger> {
  const ledger = await testLedger();
  const { db } = ledger;
  // Nothing is remembered yet, and nothing wrong with that.
  await livesAt(ledger, new Date('2026-12-31T00:00:00Z'));
  await importSmallPlan(ledger);
  await db.agency.create({ data: agency('old') });
  await rememberFrom(ledger, FIRST);
  await db.agency.create({ data: agency('new') });
  await livesAt(ledger, SECOND);
  await db.agency.update({ where: { id: 'old' }, data: { name: '乙' } });
  await db.agency.update({ where: { id: 'old' }, data: { name: '丙' } });
  await db.agency.update({ where: { id: 'new' }, data: { id: 'newer' } });
  const rehearsal = { planId: 'small', fromYear: 2027, toYear: 2027, askedBy: '甲', database: 'x' };
  const { id } = await db.rehearsal.create({ data: { ...rehearsal, askedAt: SECOND } });
  const mail = { address: 'a@b.example', agencyId: 'old', role: 'officer', subject: '题' };
  await db.rehearsalMail.create({
    data: { ...mail, rehearsalId: id, place: 1, at: SECOND, raw: RAW },
  });
  await livesAt(ledger, THIRD);
  await db.agency.delete({ where: { id: 'old' } });
  // Takes its mails along.
  await db.rehearsal.delete({ where: { id } });
  return ledger;
}

async function names({ db }: Ledger): Promise<Record<string, string>> {
  const rows = await db.agency.findMany({ where: { id: { in: ['old', 'new', 'newer'] } } });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

describe('a database put back to an instant', () => {
  const NAMED = `甲'"\\`;
  test.each<[string, Date, Record<string, string>, number]>([
    ['before the first', before(FIRST), { old: `${NAMED}old` }, 0],
    ['the first', FIRST, { old: `${NAMED}old`, new: `${NAMED}new` }, 0],
    ['just before the second', before(SECOND), { old: `${NAMED}old`, new: `${NAMED}new` }, 0],
    ['the second', SECOND, { old: '丙', newer: `${NAMED}new` }, 1],
    ['just before the third', before(THIRD), { old: '丙', newer: `${NAMED}new` }, 1],
    ['after the third', after(THIRD), { newer: `${NAMED}new` }, 0],
  ])('%s has what was there then, and nothing later', async (_, at, expected, mails) => {
    const ledger = await lived();
    await putBackTo(ledger, at);
    expect(await names(ledger)).toEqual(expected);
    const kept = await ledger.db.rehearsalMail.findMany();
    expect(kept).toHaveLength(mails);
    for (const { raw } of kept) expect(Buffer.from(raw)).toEqual(Buffer.from(RAW));
    expect(await ledger.db.task.count()).toBe(1);
    expect(await ledger.db.contact.count()).toBeGreaterThan(0);
  });
});
