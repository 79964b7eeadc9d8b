import { beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser, type ParsedMail } from 'mailparser';
import { file } from '../../ledger/commands/report-commands.ts';
import { WATER } from '../support/actors.ts';
import { ASKED, cooperatingYear, FINANCE_PART, financeAnswers } from '../support/cooperation.ts';
import { CYCLE, REPORT } from '../support/dates.ts';
import { formOf } from '../support/forms.ts';
import type { OpenedYear } from '../support/opened-year.ts';
import { claim } from '../support/outbox.ts';

let year: OpenedYear;
const OPINION = '投资数与我厅下达的计划不符，应为1.8亿元。';
const inEnglish = (contactId: string) =>
  year.ledger.db.contact.update({ where: { id: contactId }, data: { lang: 'en' } });
async function mailTo(address: string): Promise<ParsedMail> {
  const message = (await claim(year.ledger)).find((each) => each.address === address);
  return simpleParser(Buffer.from(message!.raw));
}

beforeEach(async () => {
  year = await cooperatingYear({ tasks: 2 });
  await year.ledger.db.mail.deleteMany();
});

describe('the mail that asks for an opinion', () => {
  const asked = async () => {
    await year.stepAt(ASKED, `${CYCLE}-t002`);
    await year.stepAt(ASKED);
    await year.ledger.db.mail.deleteMany({ where: { agencyId: 'shuili' } });
  };

  test('lists the tasks with who leads them, and leads to where it is given', async () => {
    await asked();
    const { subject, text } = await mailTo('officer@caizheng.example');
    expect(subject).toBe('【督办·征求意见】请提出2项任务的配合意见，12月28日24:00前答复');
    expect(text).toContain('自治区财政厅配合以下2项任务');
    expect(text).toContain('牵头单位：自治区水利厅');
    expect(text).toContain(`http://localhost:3000/reports/${FINANCE_PART}`);
    expect(text).toContain('登录答复');
  });

  test('in English as well', async () => {
    await inEnglish('caizheng-officer');
    await asked();
    const { subject, text } = await mailTo('officer@caizheng.example');
    expect(subject).toBe(
      '[Duban: your opinion, please] Please give the opinions on 2 tasks, by 24:00 on 28 Dec 2027',
    );
    expect(text).toContain('Lead: Department of Water');
    expect(text).toContain('Sign in and answer');
  });
});

describe('the mail of a disagreement', () => {
  beforeEach(async () => {
    year.clock.set(new Date('2027-12-20T10:00:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    await financeAnswers(year, { position: 'disagree', opinion: OPINION });
  });

  test('tells the commission who disagrees with whom, in which words', async () => {
    const { subject, text } = await mailTo('officer@fagaiwei.example');
    expect(subject).toContain('不同意牵头单位文稿');
    for (const said of [OPINION, '牵头单位：自治区水利厅', '配合单位：自治区财政厅'])
      expect(text).toContain(said);
    expect(text).not.toContain('报送截止');
  });

  test('in English as well', async () => {
    await inEnglish('fagaiwei-officer');
    const { subject, text } = await mailTo('officer@fagaiwei.example');
    expect(subject).toContain('Disagreement in the opinion on Task 1');
    expect(text).toContain('Cooperating: Department of Finance');
    expect(text).toContain(OPINION);
  });
});
