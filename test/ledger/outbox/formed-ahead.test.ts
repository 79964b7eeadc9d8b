import { beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { file } from '../../../ledger/commands/report-commands.ts';
import { forgetUnused } from '../../../ledger/outbox/ahead.ts';
import { mailPage } from '../../../ledger/read/desk/mails.ts';
import { sentMessage } from '../../../ledger/read/desk/message.ts';
import { plansFor } from '../../../ledger/read/desk/plans.ts';
import { formAhead, markOf } from '../../../mail/form-ahead.ts';
import { WATER } from '../../support/actors.ts';
import { instantOf, OPENING } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, TEN_MINUTES, type OpenedYear } from '../../support/opened-year.ts';
import { claim, rowsNamed, SETTINGS } from '../../support/outbox.ts';

const [A, B] = ['small-periodic-2027-t001', 'small-periodic-2027-t002'] as const;
const REMIND = instantOf('remind-30');
const MARK = markOf(SETTINGS);
const before = (instant: Date, minutes: number) => new Date(instant.getTime() - minutes * 60_000);
const reminder = (report: string, step = 'remind-30') => `${report}/1/${step}/shuili-officer`;

let year: OpenedYear;
/** Stages a step of both reports ahead, and forms what is staged; how many digests were formed. */
async function stageAndForm(step: string): Promise<number> {
  const instant = instantOf(step);
  for (const report of [A, B]) await year.stepAt(before(instant, 10), report);
  year.clock.set(before(instant, 5));
  return formAhead({ ledger: year.ledger, settings: SETTINGS, minutes: 15 });
}
/** Claims, and tells how many digests had to be formed for it. */
async function claimed() {
  let formed = 0;
  const messages = await claim(year.ledger, {
    mark: MARK,
    async form(messageId, digest) {
      formed += 1;
      const text = digest.mails.map(({ report }) => report?.task?.text).join();
      const raw = Buffer.from(`${digest.contact.name} ${digest.contact.agency.name} ${text}`);
      return { address: digest.contact.address, subject: messageId, raw };
    },
  });
  return { formed, messages };
}
const ready = () => year.ledger.db.message.findMany({ where: { part: null } });

beforeEach(async () => {
  year = await openedYear({ tasks: 2, lead: TEN_MINUTES });
  for (const report of [A, B]) await year.stepAt(OPENING, report);
  await claim(year.ledger);
});

describe('what was formed ahead', () => {
  test('is nobody’s message until its instant, and then goes out as it is', async () => {
    expect(await stageAndForm('remind-30')).toBe(1);
    expect(await formAhead({ ledger: year.ledger, settings: SETTINGS, minutes: 15 })).toBe(0);
    const [bytes] = await ready();
    const [plan] = await plansFor(year.ledger, { role: 'admin', agencyId: null });
    const { counts, rows } = await mailPage(year.ledger, plan!, 'waiting', 1);
    expect([counts.waiting, rows[0]?.messageId]).toEqual([2, null]);
    expect(await sentMessage(year.ledger, bytes!.id)).toBeNull();
    expect((await claimed()).messages).toEqual([]);
    year.clock.set(REMIND);
    const { formed, messages } = await claimed();
    expect(formed).toBe(0);
    expect(messages).toMatchObject([
      { messageId: bytes!.id, members: [reminder(A), reminder(B)], isResend: false },
    ]);
    expect(await rowsNamed(messages[0]!)).toEqual([reminder(A), reminder(B)]);
    expect((await simpleParser(Buffer.from(bytes!.raw))).date).toEqual(REMIND);
    expect(await ready()).toEqual([]);
  });

  test('is formed anew when anything that it says has changed', async () => {
    const { db } = year.ledger;
    const changes: [string, () => Promise<unknown>][] = [
      [
        'an address',
        () =>
          db.contact.update({
            where: { id: 'shuili-officer' },
            data: { address: 'new@shuili.example' },
          }),
      ],
      [
        'what an agency is called',
        () => db.agency.update({ where: { id: 'shuili' }, data: { name: '水务厅' } }),
      ],
      ['what a task says', () => db.task.updateMany({ data: { text: '另一件事' } })],
      [
        'a date of a report',
        () => db.report.update({ where: { id: B }, data: { internalDueOn: '2027-12-20' } }),
      ],
      ['what the plan is called', () => db.plan.updateMany({ data: { title: '另一方案' } })],
    ];
    const steps = ['remind-30', 'remind-15', 'remind-7', 'remind-3', 'remind-1'];
    for (const [i, [what, change]] of changes.entries()) {
      expect([what, await stageAndForm(steps[i]!)]).toEqual([what, 1]);
      await change();
      year.clock.set(instantOf(steps[i]!));
      const { formed, messages } = await claimed();
      expect([what, formed, messages.length]).toEqual([what, 1, 1]);
      expect(await ready()).toEqual([]);
    }
  });

  test('a filing before the instant cancels its mail; the rest is formed anew, under a Message-ID that tells of the rest', async () => {
    await stageAndForm('remind-30');
    const [bytes] = await ready();
    expect(await file(year.ledger, A, formOf(), WATER)).toMatchObject({ ok: true });
    year.clock.set(REMIND);
    const { formed, messages } = await claimed();
    expect({ formed, members: messages[0]?.members }).toEqual({
      formed: 1,
      members: [reminder(B)],
    });
    const id = messages[0]!.messageId;
    expect(id).not.toBe(bytes!.id);
    expect(await year.ledger.db.message.findMany({ where: { part: 1, id } })).toHaveLength(1);
  });

  test('leaves no trace when nothing of it is sent', async () => {
    await stageAndForm('remind-30');
    for (const report of [A, B]) await file(year.ledger, report, formOf(), WATER);
    await forgetUnused(year.ledger);
    expect(await ready()).toEqual([]);
    year.clock.set(REMIND);
    expect((await claimed()).messages).toEqual([]);
  });

  test('is too old an hour later, and with other settings it never was good', async () => {
    await stageAndForm('remind-30');
    year.clock.set(before(REMIND, -61));
    expect((await claimed()).formed).toBe(1);
    await stageAndForm('remind-15');
    year.clock.set(instantOf('remind-15'));
    const [message] = await claim(year.ledger, { mark: 'other settings|' });
    expect(message?.members).toEqual([reminder(A, 'remind-15'), reminder(B, 'remind-15')]);
  });

  test('waits until its digest is whole: a report whose step has not run yet', async () => {
    await year.stepAt(before(REMIND, 10), A);
    const form = () => formAhead({ ledger: year.ledger, settings: SETTINGS, minutes: 15 });
    expect(await form()).toBe(0);
    await year.stepAt(before(REMIND, 9), B);
    expect(await form()).toBe(1);
  });
});

/** Puts as many copies of one report's row of a table beside it. */
async function copies(table: string, count: number): Promise<void> {
  const { db } = year.ledger;
  const [written] = await db.$queryRaw<{ columns: string }[]>`
    SELECT string_agg(column_name, ', ') AS columns FROM information_schema.columns
    WHERE table_name = ${table} AND is_generated = 'NEVER'`;
  const which = {
    report: `t.id = '${A}'`,
    terms: `t.report_id = '${A}' AND t.version = 1`,
    mail: `t.id = '${reminder(A)}'`,
  }[table];
  const own = table === 'terms' ? 'report_id' : 'id';
  await db.$executeRawUnsafe(`
    INSERT INTO ${table} (${written?.columns}) SELECT ${written?.columns} FROM (
      SELECT (jsonb_populate_record(t, jsonb_build_object('${own}', 'herd-' || n,
        'report_id', 'herd-' || n, 'contact_id', 'herd-' || n, 'digest_key', 'herd|' || lpad(n::text, 3, '0')))).*
      FROM ${table} t, generate_series(1, ${count}) n WHERE ${which}) AS copied`);
}

/** So many reports, each with a contact and a digest of its own, of which each is filed while senders claim. */
test('nothing is claimed that was filed before, nothing twice', async () => {
  const { db } = year.ledger;
  await stageAndForm('remind-30');
  const HERD = 45;
  await db.$executeRaw`DELETE FROM message WHERE part IS NULL`;
  await db.$executeRaw`INSERT INTO contact (id, agency_id, role, name, address)
    SELECT 'herd-' || n, 'shuili', 'officer', '联络员', n || '@herd.example' FROM generate_series(1, ${HERD}) n`;
  for (const table of ['report', 'terms', 'mail']) await copies(table, HERD);
  await db.mail.deleteMany({ where: { id: { in: [reminder(A), reminder(B)] } } });
  expect(await formAhead({ ledger: year.ledger, settings: SETTINGS, minutes: 15 })).toBe(HERD);
  year.clock.set(REMIND);
  const ids: string[] = [];
  const filedBefore: string[] = [];
  const sender = async (ledger: OpenedYear['ledger']) => {
    while ((await db.mail.count({ where: { state: 'staged' } })) > 0)
      ids.push(
        ...(await claim(ledger, { mark: MARK, limit: 1 })).flatMap(({ members }) => members),
      );
  };
  const filings = async (from: number) => {
    // From the other end: they meet in the middle.
    for (let n = HERD - from; n > 0; n -= 3)
      await db.$transaction(async (tx) => {
        const id = `herd-${n}`;
        await tx.$executeRaw`UPDATE report SET stage = 'reviewing' WHERE id = ${id}`;
        // One in two takes its mail back, as a filing does; of the others the claim has to see it.
        if (n % 2 === 0)
          await tx.$executeRaw`UPDATE mail SET state = 'cancelled', claimed_by = NULL
            WHERE report_id = ${id} AND state IN ('staged', 'claimed', 'deferred')`;
        const { state } = await tx.mail.findUniqueOrThrow({ where: { id } });
        if (state !== 'claimed') filedBefore.push(id);
      });
  };
  await Promise.all([
    ...[year.ledger, year.other, year.ledger].map(sender),
    ...[0, 1, 2].map(filings),
  ]);
  expect(filedBefore).not.toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  const wrong = await db.mail.findMany({
    where: { id: { in: filedBefore }, state: { not: 'cancelled' } },
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('one message is claimed once, however many claim it at once', async () => {
  await stageAndForm('remind-30');
  year.clock.set(REMIND);
  const all = await Promise.all(
    Array.from({ length: 6 }, (_, i) => claim(i % 2 ? year.ledger : year.other, { mark: MARK })),
  );
  expect(all.flat().map(({ members }) => members.length)).toEqual([2]);
});
