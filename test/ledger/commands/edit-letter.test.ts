import { beforeEach, describe, expect, test } from '@jest/globals';
import { typedFrom } from '../../../domain/letters/letter-words.ts';
import { editLetter } from '../../../ledger/commands/edit-letter.ts';
import { file } from '../../../ledger/commands/report-commands.ts';
import {
  letterDrafts,
  textVersions,
  unneededTexts,
} from '../../../ledger/read/desk/letter-drafts.ts';
import { FINANCE, GOVERNMENT, REVIEWER, WATER } from '../../support/actors.ts';
import { CYCLE, instantOf } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

const REPORTS = [`${CYCLE}-t001`, `${CYCLE}-t002`];
const [FIRST = '', SECOND = ''] = REPORTS;
const KEY = `letter~${CYCLE}~shuili`;
const OTHER = { ...REVIEWER, name: '综合处' };

let year: OpenedYear;

/** Two tasks of the water department, overdue up to the letter. */
beforeEach(async () => {
  year = await openedYear({ tasks: 2 });
  for (const name of ['opening', 'escalate', 'letter'])
    for (const id of REPORTS) await year.stepAt(instantOf(name), id);
});

const draft = async () => {
  const { ledger, clock } = year;
  const all = await letterDrafts(ledger.db, ledger.calendar, 'small', await clock.now());
  return all.find(({ key }) => key === KEY);
};
/** Words of the present draft with another beginning, as a form would send them. */
const typed = async (opening: string) => ({
  how: 'edited' as const,
  words: { ...typedFrom((await draft())!.assembled.words), opening },
});
const shown = async () => {
  const present = await draft();
  return { version: present?.saved?.version ?? 0, seal: present?.seal ?? '' };
};
const edit = async (opening: string, actor = REVIEWER) =>
  editLetter(year.ledger, 'small', KEY, await shown(), await typed(opening), actor);
const order = async (how: 'reverted' | 'renewed' | 'assembled') =>
  editLetter(year.ledger, 'small', KEY, await shown(), { how }, REVIEWER);

describe('editing a draft', () => {
  test('keeps the words with who and when, around the facts as they were assembled', async () => {
    const before = await draft();
    expect(await edit('经我委多次督促：\n请注意以下事项。')).toEqual({
      ok: true,
      value: { version: 1 },
    });
    const now = instantOf('letter');
    const after = await draft();
    expect(after).toMatchObject({
      saved: { version: 1, how: 'edited', at: now, by: REVIEWER.name },
      changes: null,
    });
    const { facts } = before!.assembled;
    expect(after!.text.paragraphs.slice(0, 2 + facts.length)).toEqual([
      '经我委多次督促：',
      '请注意以下事项。',
      ...facts,
    ]);
    expect(await year.ledger.db.audit.count({ where: { action: 'edit_letter' } })).toBe(1);
  });

  test('two at once: one is saved, the other is told when', async () => {
    const basis = await shown();
    const orders = [await typed('甲'), await typed('乙')];
    const outcomes = await Promise.all(
      [year.ledger, year.other].map((ledger, i) =>
        editLetter(ledger, 'small', KEY, basis, orders[i]!, i === 0 ? REVIEWER : OTHER),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'edited_since', at: instantOf('letter') },
    });
    expect(await textVersions(year.ledger.db, 'small', KEY)).toHaveLength(1);
  });

  test('is for the plan’s commission alone, and of a draft that there is', async () => {
    for (const actor of [WATER, FINANCE, GOVERNMENT, { ...REVIEWER, agencyId: 'caizheng' }])
      expect(await edit('甲', actor)).toEqual({ ok: false, refusal: { code: 'only_operator' } });
    const none = await editLetter(
      year.ledger,
      'small',
      `circular~${CYCLE}`,
      await shown(),
      await typed('甲'),
      REVIEWER,
    );
    expect(none).toEqual({ ok: false, refusal: { code: 'no_draft' } });
    expect(await edit(' \n ')).toEqual({ ok: false, refusal: { code: 'empty_text' } });
    expect(await edit('长'.repeat(20_001))).toEqual({ ok: false, refusal: { code: 'too_long' } });
    expect(await textVersions(year.ledger.db, 'small', KEY)).toEqual([]);
  });

  test('around facts that have changed since they were shown is refused', async () => {
    const basis = await shown();
    const words = await typed('甲');
    await file(year.ledger, FIRST, formOf(), WATER);
    const outcome = await editLetter(year.ledger, 'small', KEY, basis, words, REVIEWER);
    expect(outcome).toEqual({ ok: false, refusal: { code: 'changed' } });
  });

  test('is put back to what was assembled; the edited words stay among the versions', async () => {
    const before = await draft();
    await edit('甲');
    await order('reverted');
    expect((await draft())?.text).toEqual(before?.text);
    expect((await textVersions(year.ledger.db, 'small', KEY)).map(({ how }) => how)).toEqual([
      'reverted',
      'edited',
    ]);
  });
});

describe('a draft whose facts have changed since it was saved', () => {
  beforeEach(async () => {
    await edit('甲');
    await file(year.ledger, FIRST, formOf(), WATER);
  });

  test('says so, until the facts are renewed under the same words', async () => {
    expect((await draft())?.changes).toMatchObject({ left: [{ report: FIRST }], joined: [] });
    await order('renewed');
    const renewed = await draft();
    expect(renewed).toMatchObject({
      changes: null,
      saved: { version: 2, words: { opening: ['甲'] } },
      text: {
        paragraphs: ['甲', expect.stringContaining('第2项任务'), expect.anything(), '特此函告。'],
      },
    });
    expect(renewed?.saved?.facts.items.map(({ report }) => report)).toEqual([SECOND]);
  });

  test('is assembled anew, and the edited words stay among the versions', async () => {
    await order('assembled');
    const anew = await draft();
    expect(anew).toMatchObject({ changes: null, saved: { how: 'assembled' } });
    expect(anew?.text).toEqual({ ...anew?.text, paragraphs: expect.not.arrayContaining(['甲']) });
    const [, edited] = await textVersions(year.ledger.db, 'small', KEY);
    expect(edited?.words.opening).toEqual(['甲']);
  });

  test('whose reports are all filed is needed no more; its words can still be read', async () => {
    const { db } = year.ledger;
    expect(await unneededTexts(db, 'small', [KEY])).toEqual([]);
    await file(year.ledger, SECOND, formOf(), WATER);
    expect(await draft()).toBeUndefined();
    expect(await unneededTexts(db, 'small', [])).toMatchObject([{ key: KEY, effect: 'letter' }]);
    const [edited] = await textVersions(db, 'small', KEY);
    expect(edited?.words.opening).toEqual(['甲']);
    expect(await textVersions(db, 'other', KEY)).toEqual([]);
  });
});
