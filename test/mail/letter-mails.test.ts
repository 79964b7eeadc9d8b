import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { fileName } from '../../documents/file-name.ts';
import { writeDocx } from '../../documents/write-docx.ts';
import { issueLetter } from '../../ledger/commands/issue-letter.ts';
import { pausePlan, resumePlan } from '../../ledger/commands/pause.ts';
import { takeBackLetter } from '../../ledger/commands/take-back-letter.ts';
import { letterDrafts } from '../../ledger/read/desk/letter-drafts.ts';
import { agencyLetters } from '../../ledger/read/letters/agency-letters.ts';
import { issuedFile, issuedLetters } from '../../ledger/read/letters/issued-letters.ts';
import { OPERATOR, REVIEWER } from '../support/actors.ts';
import { CYCLE, instantOf } from '../support/dates.ts';
import { delivered } from '../support/delivered.ts';
import { gateAt } from '../support/gate.ts';
import { openedYear, type OpenedYear } from '../support/opened-year.ts';
import { begin, claim } from '../support/outbox.ts';

const REPORTS = [`${CYCLE}-t001`, `${CYCLE}-chifeng`];
const NUMBER = '内发改督函〔2028〕3号';
const MINUTE = 60_000;

let year: OpenedYear;
let stops: (() => Promise<unknown>)[];

/** A task of the water department and a region, both overdue up to the circular; no mail waits. */
beforeEach(async () => {
  stops = [];
  year = await openedYear({ tasks: 1, region: true });
  for (const name of ['opening', 'escalate', 'letter', 'circular'])
    for (const id of REPORTS) await year.stepAt(instantOf(name), id);
  await year.ledger.db.mail.deleteMany();
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function issue(effect: 'letter' | 'circular' = 'letter', number = NUMBER) {
  const { ledger, clock } = year;
  const key = effect === 'letter' ? `letter~${CYCLE}~shuili` : `circular~${CYCLE}`;
  const drafts = await letterDrafts(ledger.db, ledger.calendar, 'small', await clock.now());
  const { seal } = drafts.find((each) => each.key === key)!;
  const person = { actor: REVIEWER, email: 'officer@fagaiwei.example' };
  const outcome = await issueLetter(
    ledger,
    'small',
    { key, number, seal },
    person,
    async (document) => ({
      docx: await writeDocx(document),
      name: fileName(`${document.number} ${document.title}`, 'docx'),
    }),
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
const undo = (id: string, ledger = year.ledger) => takeBackLetter(ledger, 'small', id, REVIEWER);
const later = async (minutes: number) =>
  year.clock.set(new Date((await year.clock.now()).getTime() + minutes * MINUTE));
const states = async () =>
  (await year.ledger.db.mail.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);
const seenBy = async (agencyId: string) =>
  (await agencyLetters(year.ledger, agencyId, await year.clock.now())).map(({ id }) => id);

describe('an issued letter', () => {
  test('goes to leader and officer after ten minutes, with the very bytes that are kept', async () => {
    const { id, mailsAt } = await issue();
    expect(await claim(year.ledger)).toEqual([]);
    expect(await seenBy('shuili')).toEqual([]);
    await later(10);
    expect(await year.clock.now()).toEqual(mailsAt);
    const messages = await delivered(year.ledger);
    expect(messages.map(({ to }) => to).sort()).toEqual([
      'leader@shuili.example',
      'officer@shuili.example',
    ]);
    const kept = (await issuedFile(year.ledger, id))!;
    const [letter] = (await issuedLetters(year.ledger, 'small', mailsAt)).rows;
    for (const { raw, subject } of messages) {
      const { attachments, text } = await simpleParser(raw);
      expect(attachments.map(({ filename }) => filename)).toEqual([kept.name]);
      const { content } = attachments[0]!;
      expect(content.equals(kept.docx)).toBe(true);
      expect(createHash('sha256').update(content).digest('hex')).toBe(letter?.sha256);
      expect(subject).toContain(`督办函（${NUMBER}）`);
      expect(text).toContain(`http://localhost:3000/letters/${id}`);
      // The frozen bytes hold the attachment: what is sent again is the same.
      expect(raw.toString('latin1')).not.toMatch(/[^\x00-\x7f]/);
    }
    expect(await seenBy('shuili')).toEqual([id]);
    expect(await seenBy('chifeng')).toEqual([]);
    expect(await undo(id)).toEqual({ ok: false, refusal: { code: 'left', at: mailsAt } });
  });

  test('that is a circular goes to all that owe something in its cycle, but the commission', async () => {
    const { id } = await issue('circular', '内发改督通〔2028〕1号');
    await later(10);
    const messages = await delivered(year.ledger);
    expect(new Set(messages.map(({ to }) => to))).toEqual(
      new Set(
        ['shuili', 'chifeng'].flatMap((agency) => [
          `leader@${agency}.example`,
          `officer@${agency}.example`,
        ]),
      ),
    );
    for (const agency of ['shuili', 'chifeng']) expect(await seenBy(agency)).toEqual([id]);
    expect(await seenBy('fagaiwei')).toEqual([]);
  });

  test('whose agency nobody can be mailed to leaves at its time, and is seen then', async () => {
    await year.ledger.db.contact.updateMany({
      where: { agencyId: 'shuili' },
      data: { active: false },
    });
    const { id, mailsAt } = await issue();
    expect(await seenBy('shuili')).toEqual([]);
    await later(10);
    expect(await seenBy('shuili')).toEqual([id]);
    expect(await undo(id)).toEqual({ ok: false, refusal: { code: 'left', at: mailsAt } });
  });

  test('outlives a pause of its plan: it goes once the plan is resumed', async () => {
    await issue();
    await pausePlan(year.ledger, 'small', '机构改革', OPERATOR);
    await later(10);
    expect(await claim(year.ledger)).toEqual([]);
    await resumePlan(year.ledger, 'small', OPERATOR);
    const to = (await claim(year.ledger)).map(({ address }) => address);
    expect(to).toEqual(expect.arrayContaining(['leader@shuili.example']));
  });
});

describe('taking an issued letter back', () => {
  test('cancels its mails: nothing is sent, and its agency never sees it', async () => {
    const { id } = await issue();
    expect(await undo(id)).toMatchObject({ ok: true, value: { number: NUMBER } });
    await later(10);
    expect(await states()).toEqual(['cancelled', 'cancelled']);
    expect(await claim(year.ledger)).toEqual([]);
    expect(await seenBy('shuili')).toEqual([]);
    const again = await issue();
    await later(10);
    expect(await claim(year.ledger)).toHaveLength(2);
    expect(again.number).toBe(NUMBER);
  });

  test('while a sender claims it waits for the claim; the claimed is then not sent', async () => {
    const { id } = await issue();
    await later(10);
    const gate = await gateAt(year.ledger, 'message');
    const claiming = claim(year.ledger);
    await gate.reached();
    const undoing = undo(id, year.other);
    await gate.open();
    const messages = await claiming;
    expect(await undoing).toMatchObject({ ok: true });
    for (const message of messages) expect(await begin(year.ledger, message)).toBe(false);
    expect(await states()).toEqual(['cancelled', 'cancelled']);
  });

  test('a sender passes over what is being taken back', async () => {
    const { id } = await issue();
    await later(10);
    const gate = await gateAt(year.ledger, 'audit');
    const undoing = undo(id);
    await gate.reached();
    expect(await claim(year.other)).toEqual([]);
    await gate.open();
    expect(await undoing).toMatchObject({ ok: true });
    expect(await claim(year.other)).toEqual([]);
  });

  test('once one mail is on its way is refused with its instant, whatever becomes of the other', async () => {
    const { id, mailsAt } = await issue();
    await later(10);
    const [first] = await claim(year.ledger, { limit: 1 });
    expect(await begin(year.ledger, first!)).toBe(true);
    await later(3);
    expect(await undo(id)).toEqual({ ok: false, refusal: { code: 'left', at: mailsAt } });
    expect(await seenBy('shuili')).toEqual([id]);
  });
});
