import { beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { attach } from '../../ledger/attachments/attach.ts';
import { holdReport } from '../../ledger/attachments/of-report.ts';
import { hashOf } from '../../ledger/attachments/stored-files.ts';
import { accept, file, returnReport } from '../../ledger/commands/report-commands.ts';
import { UnusableAddress } from '../../ledger/outbox/claim.ts';
import type { ClaimedMessage } from '../../ledger/outbox/message.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { formOf } from '../support/forms.ts';
import { OPENING, instantOf } from '../support/dates.ts';
import { openedYear, type OpenedYear } from '../support/opened-year.ts';
import { claim, SETTINGS } from '../support/outbox.ts';
import { formDigest } from '../../mail/form-digest.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2, region: true, assignments: true });
});
const REPORTS = [
  'small-periodic-2027-t001',
  'small-periodic-2027-t002',
  'small-periodic-2027-chifeng',
];
const stepAll = async (at: Date) => {
  for (const id of REPORTS) await year.stepAt(at, id);
};
async function mailsTo(address: string, messages?: ClaimedMessage[]) {
  const claimed = messages ?? (await claim(year.ledger));
  return Promise.all(
    claimed
      .filter((message) => message.address === address)
      .map(({ raw }) => simpleParser(Buffer.from(raw))),
  );
}
/** The notices of assignment that the launch has staged would come first. */
const withoutAssignments = async () => {
  await year.ledger.db.mail.deleteMany({ where: { notice: 'assignment' } });
};
const inEnglish = (contactId: string) =>
  year.ledger.db.contact.update({ where: { id: contactId }, data: { lang: 'en' } });

describe('a digest', () => {
  beforeEach(withoutAssignments);

  test('lists each report with number, text, due date, light and link', async () => {
    await stepAll(instantOf('remind-7'));
    const [mail] = await mailsTo('officer@shuili.example');
    const { text, html, subject } = mail!;
    expect(subject).toBe('【督办·提醒】2项2027年度报送还有7天到期，12月31日24:00截止');
    for (const body of [text, html as string]) {
      expect(body).toContain('任务1');
      expect(body).toContain('推进大型灌区续建配套与节水改造');
      expect(body).toContain('任务2');
      expect(body).toContain('加强中小河流治理');
      expect(body).toContain('2027年12月31日');
      expect(body).toContain('黄灯');
      expect(body).toContain('http://localhost:3000/reports/small-periodic-2027-t001');
    }
  });

  test('names the internal due date to the officer while it holds, and to nobody above', async () => {
    const { report } = year.ledger.db;
    const set = (taskId: string, internalDueOn: string) =>
      report.updateMany({ where: { taskId }, data: { internalDueOn } });
    await set('small-t001', '2027-12-28');
    // Later than the due date: terms have left it behind.
    await set('small-t002', '2028-01-10');
    await stepAll(instantOf('remind-7'));
    const messages = await claim(year.ledger);
    const [officer] = await mailsTo('officer@shuili.example', messages);
    expect(officer!.text?.match(/内部期限.*/g)).toEqual(['内部期限：2027年12月28日']);
    await stepAll(instantOf('urge'));
    const urged = await claim(year.ledger);
    expect(urged.length).toBeGreaterThan(0);
    for (const { raw } of urged)
      expect((await simpleParser(Buffer.from(raw))).text).not.toContain('内部期限');
  });

  test('of an acceptance names what the accepted revision was filed with, by its hash', async () => {
    const { ledger } = year;
    const [report = ''] = REPORTS;
    const owner = { kind: 'report', id: report } as const;
    const bytes = Buffer.from('年份,数值');
    const table = { name: '明细表.csv', type: 'txt', bytes } as const;
    await attach(ledger, holdReport, owner, table, WATER);
    await file(ledger, report, formOf(), WATER);
    await accept(ledger, report, 1, REVIEWER);
    const [mail] = await mailsTo('officer@shuili.example');
    expect(mail!.subject).toContain('已审核通过');
    expect(mail!.text?.replaceAll(/\s+/g, ' ')).toContain(
      `附件：明细表.csv · SHA-256 ${hashOf(bytes)}`,
    );
  });

  test('is automatic, in the cycle’s thread, and names its rows', async () => {
    await stepAll(instantOf('remind-7'));
    const [first] = await mailsTo('officer@shuili.example');
    await stepAll(instantOf('remind-3'));
    const [second] = await mailsTo('officer@shuili.example');
    expect(first!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(first!.references).toBe(second!.references);
    expect(first!.messageId).not.toBe(second!.messageId);
    expect(first!.headers.get('x-duban-rows')).toContain(
      'small-periodic-2027-t001/1/remind-7/shuili-officer',
    );
  });

  test('a region’s report has a name of its own, in Chinese and in English', async () => {
    await inEnglish('chifeng-leader');
    await stepAll(instantOf('urge'));
    const messages = await claim(year.ledger);
    const [officer] = await mailsTo('officer@chifeng.example', messages);
    const [leader] = await mailsTo('leader@chifeng.example', messages);
    expect(officer!.text).toContain('赤峰市2027年度规划落实情况报告');
    expect(officer!.subject).toContain('赤峰市2027年度规划落实情况报告');
    expect(leader!.text).toContain(
      'Report of Chifeng City on the implementation of the plan, 2027',
    );
  });

  test('an officer is told of all mails there can be, a leader of the one', async () => {
    await inEnglish('shuili-leader');
    await stepAll(instantOf('urge'));
    const messages = await claim(year.ledger);
    const [officer] = await mailsTo('officer@shuili.example', messages);
    const [leader] = await mailsTo('leader@shuili.example', messages);
    expect(officer!.text).toContain('最多向您发送7封提醒、催办邮件');
    expect(leader!.text).toContain('at most 1 mail to you');
  });

  test('the commission reads of the agencies, the officer of nobody else’s reports', async () => {
    await stepAll(instantOf('escalate'));
    const messages = await claim(year.ledger);
    const [commission] = await mailsTo('officer@fagaiwei.example', messages);
    expect(commission!.subject).toContain('2个单位的3项2027年度报送逾期未报');
    expect(commission!.text).toContain('自治区水利厅（2项');
    expect(commission!.text).toContain('赤峰市（1项');
  });
});

describe('notices', () => {
  test('a return carries the reason and who reviewed', async () => {
    await withoutAssignments();
    year.clock.set(OPENING);
    await file(year.ledger, REPORTS[0]!, formOf(), WATER);
    await returnReport(year.ledger, REPORTS[0]!, 1, '请补充量化指标', REVIEWER);
    const [mail] = await mailsTo('officer@shuili.example');
    expect(mail!.subject).toMatch(/^【督办·退回】/);
    expect(mail!.text).toContain('请补充量化指标');
    expect(mail!.text).toContain('审核岗');
  });

  test('an assignment names what is led and what is cooperated in, with the leads listed', async () => {
    await year.ledger.db.responsibility.create({
      data: { taskId: 'small-t001', agencyId: 'zhengfuban', role: 'lead', position: 1 },
    });
    await inEnglish('caizheng-officer');
    const messages = await claim(year.ledger);
    const [english] = await mailsTo('officer@caizheng.example', messages);
    expect(english!.text).toContain('Lead: Department of Water, General Office');
    const [chinese] = await mailsTo('officer@fagaiwei.example', messages);
    expect(chinese!.text).toContain('牵头单位：自治区水利厅、自治区人民政府办公厅');
    const [region] = await mailsTo('officer@chifeng.example', messages);
    expect(region!.subject).toContain('落实情况报送任务');
    expect(region!.text).toContain('2027年度：2027年11月1日（星期一）开始，2027年12月31日');
  });
});

describe('what cannot be formed', () => {
  test('an address no mail can be sent to is the contact’s fault, anything else is not', async () => {
    await stepAll(instantOf('remind-7'));
    const faults: string[] = [];
    const form = async (address: string, baseUrl: string) =>
      claim(year.ledger, {
        stragglerSeconds: -1,
        async form(messageId, digest) {
          const contact = { ...digest.contact, address };
          const settings = { ...SETTINGS, baseUrl };
          await formDigest(messageId, { ...digest, contact }, settings, year.ledger.calendar).catch(
            (error: unknown) => faults.push(error instanceof UnusableAddress ? 'address' : 'ours'),
          );
          // Leaves everything as it was.
          throw new UnusableAddress('x');
        },
      });
    await form('a b@c.example', SETTINGS.baseUrl);
    expect(new Set(faults.splice(0))).toEqual(new Set(['address']));
    await year.ledger.db.mail.updateMany({ data: { state: 'staged' } });
    await form('a@c.example', 'javascript:alert(1)');
    expect(new Set(faults)).toEqual(new Set(['ours']));
  });
});
