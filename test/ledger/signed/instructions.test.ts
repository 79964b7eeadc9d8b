import { beforeEach, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { giveInstruction, takeUp } from '../../../ledger/commands/instructions.ts';
import { lightsByChapter } from '../../../ledger/read/desk/lights.ts';
import { lightsAsOf } from '../../../ledger/read/desk/lights-as-of.ts';
import { reportStory } from '../../../ledger/read/desk/report-story.ts';
import { plansFor } from '../../../ledger/read/desk/plans.ts';
import { instructionsOf } from '../../../ledger/read/instructions.ts';
import { deskPlan } from '../read/desk/desk-plan.ts';
import { GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { instantOf, REPORT } from '../../support/dates.ts';
import type { OpenedYear } from '../../support/opened-year.ts';
import { claim } from '../../support/outbox.ts';
import { AUTHOR, handIn, sign, summingYear, SUMMING } from '../../support/signing.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await summingYear();
});
const rows = () => instructionsOf(year.ledger, { planId: 'small' });

test('an instruction goes to the commission by mail, which takes it up in words, once', async () => {
  await sign(year.ledger, await handIn(year));
  await year.ledger.db.mail.deleteMany();
  const given = await giveInstruction(year.ledger, SUMMING, '请核实投资数。', GOVERNMENT);
  if (!given.ok) throw new Error(given.refusal.code);
  const { id } = given.value;
  const mails = await claim(year.ledger);
  expect(mails.map(({ address }) => address).toSorted()).toEqual([
    'leader@fagaiwei.example',
    'officer@fagaiwei.example',
  ]);
  const { subject, text } = await simpleParser(Buffer.from(mails[0]!.raw));
  expect(subject).toBe('【督办·批示】对2027年度规划落实情况的整理汇总报告的批示，请办理');
  expect(text).toContain('请核实投资数。');
  for (const actor of [GOVERNMENT, WATER, OPERATOR])
    expect(await takeUp(year.ledger, id, '已核实', actor)).toMatchObject({
      refusal: { code: 'only_commission' },
    });
  expect(await takeUp(year.ledger, id, '。', REVIEWER)).toMatchObject({
    refusal: { code: 'needs_words' },
  });
  expect(await takeUp(year.ledger, id, '已核实，另行更正。', REVIEWER)).toMatchObject({ ok: true });
  expect(await takeUp(year.ledger, id, '再办', AUTHOR)).toMatchObject({
    refusal: { code: 'already_taken_up' },
  });
  const [told] = await claim(year.ledger);
  expect(told!.address).toBe('officer@zhengfuban.example');
  expect((await simpleParser(Buffer.from(told!.raw))).text).toContain('已核实，另行更正。');
  const plan = await deskPlan(year.ledger, 'small');
  const now = await year.clock.now();
  const story = await reportStory(year.ledger, plan, SUMMING, now, null);
  const inStory = story!.past.filter(({ kind }) => kind === 'instruction');
  const contact = (name: string) => ({ contact: { name } });
  expect(inStory).toMatchObject([
    {
      what: 'given',
      by: GOVERNMENT.name,
      words: '请核实投资数。',
      mails: [contact('分管领导'), contact('联络员')],
    },
    {
      what: 'taken_up',
      by: REVIEWER.name,
      words: '已核实，另行更正。',
      mails: [contact('联络员')],
    },
  ]);
  expect(await rows()).toMatchObject([
    { id, givenBy: GOVERNMENT.name, takenUpBy: REVIEWER.name, answer: '已核实，另行更正。' },
  ]);
});

test('an instruction is given by the government alone, on any report that has opened, in words', async () => {
  for (const actor of [REVIEWER, WATER, OPERATOR])
    expect(await giveInstruction(year.ledger, REPORT, '请抓紧。', actor)).toMatchObject({
      refusal: { code: 'only_government' },
    });
  expect(await giveInstruction(year.ledger, REPORT, ' ', GOVERNMENT)).toMatchObject({
    refusal: { code: 'needs_words' },
  });
  await giveInstruction(year.ledger, REPORT, '请抓紧。', GOVERNMENT);
  await giveInstruction(year.ledger, REPORT, '请报结果。', GOVERNMENT);
  expect((await rows()).map(({ id }) => id).toSorted()).toEqual([
    `${REPORT}/instruction-1`,
    `${REPORT}/instruction-2`,
  ]);
});

test('the lights of any day are those of its own facts; of now, those that the desk counts', async () => {
  const [plan] = await plansFor(year.ledger, { role: 'admin', agencyId: null });
  const at = (instant: Date) => lightsAsOf(year.ledger, plan!, instant);
  const everything = { kind: null, period: null };
  const now = await year.clock.now();
  expect(await at(now)).toEqual(await lightsByChapter(year.ledger, plan!, everything, now));
  const [opening] = await at(instantOf('opening'));
  expect(opening).toMatchObject({ total: 2, lights: { green: 2 } });
  const [late] = await at(now);
  expect(late).toMatchObject({ total: 2, lights: { red: 1, blue: 1 } });
  expect(await at(new Date('2027-01-05T00:00:00Z'))).toEqual([]);
});
