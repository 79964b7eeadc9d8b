import { beforeEach, describe, expect, test } from '@jest/globals';
import { answer, shareDraft } from '../../../ledger/commands/contribute.ts';
import { accept, file, reopen, withdraw } from '../../../ledger/commands/report-commands.ts';
import { transferAgency, type TransferOrder } from '../../../ledger/commands/transfer.ts';
import { contributionsOf } from '../../../ledger/read/contributions.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { FINANCE, REVIEWER, WATER } from '../../support/actors.ts';
import {
  ASKED,
  COMMISSION_PART,
  cooperatingYear,
  FINANCE_PART,
  financeAnswers,
  given,
  PART_CYCLE,
  shown,
} from '../../support/cooperation.ts';
import { CYCLE, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import type { OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
const NOVEMBER = new Date('2027-11-22T10:00:00+08:00');
const OPINION = '投资数与我厅下达的计划不符，应为1.8亿元。';
const finance = async () => {
  const all = await contributionsOf(year.ledger.db, REPORT);
  return all.find(({ agency }) => agency.id === 'caizheng')!;
};
const refusalOf = async (outcome: Promise<{ ok: boolean; refusal?: { code: string } }>) =>
  (await outcome).refusal?.code;
const told = async () => {
  const mails = await year.ledger.db.mail.findMany({ where: { notice: 'disagreement' } });
  return mails.map(({ step, contactId, state }) => `${step} → ${contactId}: ${state}`);
};

beforeEach(async () => {
  year = await cooperatingYear();
  year.clock.set(NOVEMBER);
});

describe('a cooperating agency', () => {
  test('adds its part before there is a text, and takes its position once there is one', async () => {
    await financeAnswers(year, { input: '落实配套资金8000万元。', position: 'agree' });
    // A position on nothing is none.
    expect((await finance()).given).toMatchObject({ revision: 1, position: null, on: null });
    await shareDraft(year.ledger, REPORT, formOf(), WATER);
    await financeAnswers(year, { position: 'agree' }, { basedOn: 1 });
    expect((await finance()).given).toMatchObject({
      revision: 2,
      position: 'agree',
      on: 'draft/1',
      onSha256: (await shown(year))?.sha256,
    });
    expect(await told()).toEqual([]);
  });

  test('disagrees with a named text in its words; the commission is told at once', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await financeAnswers(year, { position: 'disagree', opinion: OPINION });
    expect(await finance()).toMatchObject({
      stage: 'accepted',
      given: { position: 'disagree', opinion: OPINION, on: 'revision/1', late: false },
    });
    expect(await told()).toEqual(['disagreement-1 → fagaiwei-officer: staged']);
  });

  test('changes its mind: a new answer, the first one kept, and an unsent mail taken back', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await financeAnswers(year, { position: 'disagree', opinion: OPINION });
    await financeAnswers(year, { position: 'agree' }, { basedOn: 1 });
    expect(await told()).toEqual(['disagreement-1 → fagaiwei-officer: cancelled']);
    expect(await year.ledger.db.submission.count({ where: { reportId: FINANCE_PART } })).toBe(2);
  });

  test('that says the same of the same text again has said it once, and nobody is told twice', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await financeAnswers(year, { position: 'disagree', opinion: OPINION });
    expect(
      await financeAnswers(year, { position: 'disagree', opinion: OPINION }, { basedOn: 1 }),
    ).toBe(1);
    expect(await year.ledger.db.submission.count({ where: { reportId: FINANCE_PART } })).toBe(1);
    expect(await told()).toEqual(['disagreement-1 → fagaiwei-officer: staged']);
  });

  test('is told when the text has changed since its page was opened, and nothing is written', async () => {
    await shareDraft(year.ledger, REPORT, formOf(), WATER);
    const before = await given(year, { position: 'agree' });
    await shareDraft(year.ledger, REPORT, formOf({ progress: '完成投资3.4亿元。' }), WATER);
    const late = answer(year.ledger, FINANCE_PART, before, FINANCE);
    expect(await refusalOf(late)).toBe('text_changed');
    expect((await finance()).given).toBeNull();
  });

  test('a filing that was taken back is no text any more; the draft before it is', async () => {
    await shareDraft(year.ledger, REPORT, formOf(), WATER);
    await file(year.ledger, REPORT, formOf({ progress: '完成投资3.4亿元。' }), WATER);
    expect((await shown(year))?.name).toBe('revision/1');
    await withdraw(year.ledger, REPORT, 1, WATER);
    expect((await shown(year))?.name).toBe('draft/1');
  });

  test.each([
    [{}, 'position_needed'],
    [{ position: 'perhaps' }, 'position_needed'],
    [{ position: 'disagree', opinion: ' … ' }, 'opinion_needed'],
  ])('must say what it thinks: %j is %s', async (values, code) => {
    await shareDraft(year.ledger, REPORT, formOf(), WATER);
    const outcome = answer(year.ledger, FINANCE_PART, await given(year, values), FINANCE);
    expect(await refusalOf(outcome)).toBe(code);
  });

  test('with no text and no input says nothing', async () => {
    const outcome = answer(year.ledger, FINANCE_PART, await given(year, { input: '。' }), FINANCE);
    expect(await refusalOf(outcome)).toBe('empty_report');
  });

  test('two officers at once: one is taken, the other is told', async () => {
    const both = await given(year, { input: '落实配套资金。' });
    const codes = await Promise.all([
      refusalOf(answer(year.ledger, FINANCE_PART, both, FINANCE)),
      refusalOf(answer(year.other, FINANCE_PART, both, FINANCE)),
    ]);
    expect(codes.sort()).toEqual(['changed_since', undefined]);
  });

  test('answers for itself alone', async () => {
    const outcome = answer(
      year.ledger,
      COMMISSION_PART,
      await given(year, { input: '情况属实。' }),
      FINANCE,
    );
    expect(await refusalOf(outcome)).toBe('not_yours');
    const noPart = answer(year.ledger, REPORT, await given(year, { input: '情况。' }), WATER);
    expect(await refusalOf(noPart)).toBe('not_found');
  });

  test('is late after its own due date, and no longer taken once the lead is accepted', async () => {
    await year.stepAt(ASKED);
    year.clock.set(new Date('2027-12-30T10:00:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    await financeAnswers(year, { position: 'agree' });
    expect((await finance()).given?.late).toBe(true);
    await accept(year.ledger, REPORT, 1, REVIEWER);
    const again = answer(
      year.ledger,
      FINANCE_PART,
      await given(year, { position: 'agree' }, { basedOn: 1 }),
      FINANCE,
    );
    expect(await refusalOf(again)).toBe('lead_report_closed');
    const [, commission] = (await contributionsOf(year.ledger.db, REPORT)).toReversed();
    expect([commission?.agency.id, commission?.stage]).toEqual(['fagaiwei', 'missed']);
  });

  test('whose lead is open again may answer, and what nobody was asked for is back', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await accept(year.ledger, REPORT, 1, REVIEWER);
    expect((await finance()).leftAt).not.toBeNull();
    await stepCycle(year.ledger, CYCLE);
    expect((await reopen(year.ledger, REPORT, 1, '数据有误。', REVIEWER)).ok).toBe(true);
    const { closedAt } = await year.ledger.db.cycle.findUniqueOrThrow({
      where: { id: PART_CYCLE },
    });
    expect(closedAt).toBeNull();
    await financeAnswers(year, { position: 'agree' });
    expect(await finance()).toMatchObject({ stage: 'accepted', leftAt: null });
  });

  test('a commission that leads is not told of it itself: the government office is', async () => {
    year = await cooperatingYear();
    year.clock.set(NOVEMBER);
    const { db } = year.ledger;
    await db.report.update({ where: { id: REPORT }, data: { agencyId: 'fagaiwei' } });
    await file(year.ledger, REPORT, formOf(), { ...REVIEWER });
    await financeAnswers(year, { position: 'disagree', opinion: OPINION });
    expect(await told()).toEqual(['disagreement-1 → zhengfuban-officer: staged']);
  });
});

test('whoever takes the lead’s place does not cooperate with itself; the others go on', async () => {
  const order: TransferOrder = { cause: 'merged', fromId: 'shuili', to: { id: 'caizheng' } };
  const ordered = { actor: REVIEWER, why: '机构改革' };
  const done = await transferAgency(year.ledger, 'small', order, ordered);
  expect(done).toMatchObject({ value: { passed: [{ id: REPORT }], left: [{ id: FINANCE_PART }] } });
  const all = await contributionsOf(year.ledger.db, REPORT);
  expect(all.map(({ id, leftCause }) => [id, leftCause]).sort()).toEqual([
    [FINANCE_PART, 'merged'],
    [COMMISSION_PART, null],
  ]);
});

describe('a shared draft', () => {
  test('is a version of its own, and the same text is no new one', async () => {
    const { ledger } = year;
    expect(await shareDraft(ledger, REPORT, formOf(), WATER)).toMatchObject({
      value: { version: 1 },
    });
    expect(await shareDraft(ledger, REPORT, formOf(), WATER)).toMatchObject({
      value: { version: 1 },
    });
    const changed = formOf({ progress: '完成投资3.4亿元。' });
    expect(await shareDraft(ledger, REPORT, changed, WATER)).toMatchObject({
      value: { version: 2 },
    });
    const drafts = await ledger.db.draft.findMany({ orderBy: { version: 'asc' } });
    expect(drafts.map(({ form }) => (form as { values: object }).values)).toEqual([
      formOf().values,
      changed.values,
    ]);
  });

  test('is the lead’s alone, says something, and comes before the filing', async () => {
    const { ledger } = year;
    expect(await refusalOf(shareDraft(ledger, REPORT, formOf(), FINANCE))).toBe('not_yours');
    expect(await refusalOf(shareDraft(ledger, REPORT, formOf({ progress: '' }), WATER))).toBe(
      'empty_report',
    );
    expect(await refusalOf(shareDraft(ledger, FINANCE_PART, formOf(), FINANCE))).toBe('is_part');
    await file(ledger, REPORT, formOf(), WATER);
    expect(await refusalOf(shareDraft(ledger, REPORT, formOf(), WATER))).toBe('already_filed');
  });
});
