import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { writeDocx } from '../../../documents/write-docx.ts';
import { typedFrom } from '../../../domain/letters/letter-words.ts';
import { editLetter } from '../../../ledger/commands/edit-letter.ts';
import { issueLetter, type IssueReceipt } from '../../../ledger/commands/issue-letter.ts';
import { pausePlan } from '../../../ledger/commands/pause.ts';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { takeBackLetter } from '../../../ledger/commands/take-back-letter.ts';
import { transferAgency } from '../../../ledger/commands/transfer.ts';
import { letterDrafts } from '../../../ledger/read/desk/letter-drafts.ts';
import { fullReport } from '../../../ledger/read/desk/full-report.ts';
import { timelineOf } from '../../../ledger/read/desk/timeline.ts';
import { issuedFile, issuedLetters } from '../../../ledger/read/letters/issued-letters.ts';
import { proposedNumbers } from '../../../ledger/read/letters/next-numbers.ts';
import { opened } from '../../documents/opened.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { CYCLE, instantOf } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { gateAt, lockedOut } from '../../support/gate.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

const REPORTS = [`${CYCLE}-t001`, `${CYCLE}-t002`, `${CYCLE}-chifeng`];
const [FIRST = ''] = REPORTS;
const WATERS = `letter~${CYCLE}~shuili`;
const CHIFENGS = `letter~${CYCLE}~chifeng`;
const NUMBER = '内发改督函〔2028〕3号';

let year: OpenedYear;
let now: Date;

/** Two tasks of the water department and one region, all overdue up to the letter. */
beforeEach(async () => {
  year = await openedYear({ tasks: 2, region: true });
  for (const name of ['opening', 'escalate', 'letter'])
    for (const id of REPORTS) await year.stepAt(instantOf(name), id);
  now = instantOf('letter');
});

const drafts = () => letterDrafts(year.ledger.db, year.ledger.calendar, 'small', now);
const draftOf = async (key: string) => (await drafts()).find((each) => each.key === key);
const write = async (document: Parameters<typeof writeDocx>[0]) => ({
  docx: await writeDocx(document),
  name: `${document.number}.docx`,
});
interface Try {
  actor?: typeof REVIEWER;
  email?: string;
  number?: string;
  seal?: string;
  ledger?: OpenedYear['ledger'];
}
async function issue(key = WATERS, given: Try = {}) {
  const { actor = REVIEWER, email = 'officer@fagaiwei.example', number = NUMBER } = given;
  const seal = given.seal ?? (await draftOf(key))?.seal ?? '';
  const order = { key, number, seal };
  return issueLetter(given.ledger ?? year.ledger, 'small', order, { actor, email }, write);
}
async function issued(key = WATERS, given: Try = {}): Promise<IssueReceipt> {
  const outcome = await issue(key, given);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
const undo = (id: string, actor = REVIEWER, ledger = year.ledger) =>
  takeBackLetter(ledger, 'small', id, actor);
const refusal = (code: string, more = {}) => ({ ok: false, refusal: { code, ...more } });
const letters = async () =>
  (await issuedLetters(year.ledger, 'small', await year.clock.now())).rows;

describe('issuing', () => {
  test('keeps the text with its number, and the bytes with their hash', async () => {
    const text = (await draftOf(WATERS))!.text;
    const { id } = await issued();
    expect(await letters()).toMatchObject([
      {
        id,
        effect: 'letter',
        number: NUMBER,
        text: { ...text, number: NUMBER },
        addressedIds: ['shuili'],
        issuedAt: now,
        issuedBy: REVIEWER.name,
        leftAt: null,
      },
    ]);
    const kept = await issuedFile(year.ledger, id);
    const [{ sha256 } = { sha256: '' }] = await letters();
    expect(createHash('sha256').update(kept!.docx).digest('hex')).toBe(sha256);
    const { paragraphs } = await opened(kept!.docx);
    expect(paragraphs).toEqual(expect.arrayContaining([NUMBER, ...text.paragraphs]));
    expect((await drafts()).map(({ key }) => key)).toEqual([CHIFENGS]);
    const report = await fullReport(year.ledger, FIRST);
    expect(report && timelineOf(report, now).at(-1)).toEqual({
      kind: 'issued',
      at: now,
      effect: 'letter',
      by: REVIEWER.name,
    });
  });

  test('the bytes cannot be changed or deleted afterwards', async () => {
    const { id } = await issued();
    const { db } = year.ledger;
    await expect(
      db.issuedFile.update({ where: { issuedId: id }, data: { sha256: 'x' } }),
    ).rejects.toThrow(/written once/);
    await expect(db.issuedFile.delete({ where: { issuedId: id } })).rejects.toThrow(/written once/);
  });

  test('of one draft twice at once: one wins, the other is told', async () => {
    const { seal } = (await draftOf(WATERS))!;
    const outcomes = await Promise.all(
      [year.ledger, year.other].map((ledger, i) =>
        issue(WATERS, { ledger, seal, number: `督函〔2028〕${i + 1}号` }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject(refusal('already_issued', { at: now }));
    expect(await year.ledger.db.issuedLetter.count()).toBe(1);
  });

  test('of two drafts under one number at once: one wins, the other is told', async () => {
    const gate = await gateAt(year.ledger, 'issued_file');
    const first = issue(WATERS);
    await gate.reached();
    const second = issue(CHIFENGS, { ledger: year.other });
    await lockedOut(year.ledger.db, 2);
    await gate.open();
    expect(await first).toMatchObject({ ok: true, value: { number: NUMBER } });
    expect(await second).toEqual(refusal('number_used', { number: NUMBER, at: now }));
    expect((await drafts()).map(({ key }) => key)).toEqual([CHIFENGS]);
  });

  test('where the first to claim a number is broken off, the second has it', async () => {
    const gate = await gateAt(year.ledger, 'issued_file');
    const first = issue(WATERS);
    await gate.reached();
    const second = issue(CHIFENGS, { ledger: year.other });
    await lockedOut(year.ledger.db, 2);
    const { db } = year.other;
    await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'advisory'`;
    await expect(first).rejects.toThrow();
    await gate.open();
    expect(await second).toMatchObject({ ok: true, value: { number: NUMBER } });
    expect(await year.ledger.db.issuedFile.count()).toBe(1);
  });

  test('is not for whoever is addressed, nor for anybody but the commission and the operator', async () => {
    for (const actor of [WATER, FINANCE, GOVERNMENT, { ...REVIEWER, agencyId: 'caizheng' }])
      expect(await issue(WATERS, { actor })).toEqual(refusal('only_operator'));
    const theirs = { ...OPERATOR, agencyId: 'shuili' };
    expect(await issue(WATERS, { actor: theirs })).toEqual(refusal('addressed'));
    // Who gets the letter as a contact does not issue it either.
    const email = 'leader@shuili.example';
    expect(await issue(WATERS, { email })).toEqual(refusal('addressed'));
    expect(await issue(WATERS, { actor: OPERATOR })).toMatchObject({ ok: true });
  });

  test('of what was not shown so is refused: filed since, another day, other words', async () => {
    const { seal } = (await draftOf(WATERS))!;
    await file(year.ledger, FIRST, formOf(), WATER);
    expect(await issue(WATERS, { seal })).toEqual(refusal('changed'));
    const region = (await draftOf(CHIFENGS))!.seal;
    year.clock.set(new Date(now.getTime() + 86_400_000));
    expect(await issue(CHIFENGS, { seal: region })).toEqual(refusal('changed'));
    expect(await issue('letter~nothing')).toEqual(refusal('no_draft'));
  });

  test('of a saved text whose facts have changed is refused, and while the plan is paused', async () => {
    const { seal, assembled } = (await draftOf(WATERS))!;
    const words = { ...typedFrom(assembled.words), opening: '甲' };
    const order = { how: 'edited' as const, words };
    await editLetter(year.ledger, 'small', WATERS, { version: 0, seal }, order, REVIEWER);
    expect(await issue(WATERS, { seal })).toEqual(refusal('changed'));
    await file(year.ledger, FIRST, formOf(), WATER);
    expect(await issue()).toEqual(refusal('facts_changed'));
    await pausePlan(year.ledger, 'small', '机构改革', OPERATOR);
    expect(await issue(CHIFENGS)).toEqual(refusal('paused'));
  });

  test('goes to whoever took the place of an agency that is no more', async () => {
    for (const id of REPORTS.slice(0, 2)) {
      await file(year.ledger, id, formOf(), WATER);
      await accept(year.ledger, id, 1, REVIEWER);
    }
    const order = { cause: 'merged' as const, fromId: 'shuili', to: { id: 'caizheng' } };
    await transferAgency(year.ledger, 'small', order, { actor: OPERATOR, why: '机构改革。' });
    now = instantOf('circular');
    await year.stepAt(now, REPORTS[2]!);
    await issued(`circular~${CYCLE}`);
    expect(await letters()).toMatchObject([{ addressedIds: ['caizheng', 'chifeng'] }]);
    const told = await year.ledger.db.mail.findMany({ where: { notice: 'circular_issued' } });
    expect(new Set(told.map(({ agencyId }) => agencyId))).toEqual(new Set(['caizheng', 'chifeng']));
  });

  test('under what is no number of this year is refused', async () => {
    for (const number of ['', '3号', '〔2028〕3号', '督函〔2028〕0号'])
      expect(await issue(WATERS, { number })).toEqual(refusal('bad_number'));
    expect(await issue(WATERS, { number: '督函〔2027〕3号' })).toEqual(
      refusal('wrong_year', { year: 2028 }),
    );
    expect(await issued(WATERS, { number: ' 督函 [2028] 第０3号 ' })).toMatchObject({
      number: '督函〔2028〕3号',
    });
  });
});

describe('the proposed numbers', () => {
  const proposed = (effect: 'letter' | 'circular', of = 2028) =>
    proposedNumbers(year.ledger.db, { commissionId: 'fagaiwei', effect, year: of }, 2);

  test('go on after the highest in use, with the prefix that was used last', async () => {
    expect(await proposed('letter')).toEqual(['督函〔2028〕1号', '督函〔2028〕2号']);
    const { id } = await issued();
    expect(await proposed('letter')).toEqual(['内发改督函〔2028〕4号', '内发改督函〔2028〕5号']);
    expect(await proposed('letter', 2029)).toEqual([
      '内发改督函〔2029〕1号',
      '内发改督函〔2029〕2号',
    ]);
    expect(await proposed('circular')).toEqual(['督通〔2028〕1号', '督通〔2028〕2号']);
    await undo(id);
    expect((await proposed('letter'))[0]).toBe('内发改督函〔2028〕1号');
  });
});

describe('taking back what was issued', () => {
  test('makes it a draft with its words again, and its number free; the file stays', async () => {
    const { seal, assembled } = (await draftOf(WATERS))!;
    const words = { ...typedFrom(assembled.words), opening: '甲' };
    const order = { how: 'edited' as const, words };
    await editLetter(year.ledger, 'small', WATERS, { version: 0, seal }, order, REVIEWER);
    const { id } = await issued();
    expect(await undo(id, WATER)).toEqual(refusal('only_operator'));
    expect(await undo('issued-nothing')).toEqual(refusal('not_issued'));
    expect(await undo(id)).toEqual({ ok: true, value: { takenBackAt: now, number: NUMBER } });
    expect(await draftOf(WATERS)).toMatchObject({ saved: { version: 1 }, changes: null });
    expect(await undo(id)).toEqual(refusal('taken_back', { at: now, by: REVIEWER.name }));
    expect(await issuedFile(year.ledger, id)).not.toBeNull();
    await issued(CHIFENGS);
    expect((await letters()).map(({ takenBackAt }) => takenBackAt)).toContainEqual(null);
    for (const action of ['issue', 'undo_issue'])
      expect(await year.ledger.db.audit.count({ where: { action } })).toBeGreaterThan(0);
  });

  test('twice at once: one does it, the other is told', async () => {
    const { id } = await issued();
    const outcomes = await Promise.all([undo(id), undo(id, REVIEWER, year.other)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject(refusal('taken_back'));
  });
});
