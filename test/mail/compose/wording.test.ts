import { describe, expect, test } from '@jest/globals';
import { compose } from '../../../mail/compose/compose.ts';
import type { MailContent, MailReport } from '../../../mail/compose/content.ts';
import { write } from '../../../mail/compose/write.ts';
import { content, everyKind, item, NAMES, report } from './contents.ts';

const overdue = (number: number, agency = NAMES['zh-CN'].agency) =>
  item('urge', number, {
    report: report(number, 'zh-CN', {
      agency,
      light: { colour: 'red', reason: { code: 'overdue', dueOn: '2027-12-31', days: 4 } },
    }),
  });
const january = new Date('2028-01-04T01:00:00Z');
const subjectOf = (mail: MailContent) => write(mail).subject;
/** Neither is language: addresses of pages and mailboxes. */
const plain = (text: string) => text.replace(/https?:\/\/\S+|\S+@\S+\.example/g, '');

describe('languages are never mixed', () => {
  test.each(everyKind('zh-CN').map((each) => [subjectOf(each), each] as const))(
    '%s',
    async (_, each) => {
      const { subject, text } = await compose(each);
      expect(plain(subject + text)).not.toMatch(/[A-Za-z]/);
    },
  );

  test.each(everyKind('en').map((each) => [subjectOf(each), each] as const))(
    '%s',
    async (_, each) => {
      const { subject, text } = await compose(each);
      // 【】 and ■ are marks of the text part in both languages.
      expect(plain(subject + text).replace(/[【】■]/g, '')).not.toMatch(
        /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u,
      );
    },
  );
});

describe('a subject says how many, what, and until when', () => {
  test.each<[MailContent, string]>([
    [
      content([overdue(1), overdue(2), overdue(5)], { sentAt: january }),
      '【督办·催办】3项2027年度报送已逾期4天',
    ],
    [
      content([overdue(1), item('remind-7', 2), item('opening', 3)], { sentAt: january }),
      '【督办·催办】任务1“大力发展粮食生产和特色农业”已逾期4天，另有其他事项2项',
    ],
    [
      content([item('remind-7', 1)]),
      '【督办·提醒】任务1“大力发展粮食生产和特色农业”还有7天到期，12月31日24:00截止',
    ],
    [
      content([item('remind-7', null)]),
      '【督办·提醒】呼伦贝尔市规划落实情况报告还有7天到期，12月31日24:00截止',
    ],
    [
      // A reminder moved to the workday before counts the days there really are.
      content([item('remind-30', 1), item('remind-30', 2)], {
        sentAt: new Date('2027-11-30T01:00:00Z'),
      }),
      '【督办·提醒】2项2027年度报送还有31天到期，12月31日24:00截止',
    ],
    [
      content([item('remind-1', 1, { report: report(1, 'zh-CN', { dueOn: '2027-12-24' }) })]),
      '【督办·提醒】任务1“大力发展粮食生产和特色农业”今天到期，12月24日24:00截止',
    ],
    [
      content([item('escalate', 1), item('escalate', 2, overdueOf('自治区水利厅'))], {
        sentAt: january,
      }),
      '【督办·升级】2个单位的2项2027年度报送逾期未报',
    ],
    [
      content([item('returned', 1, { reason: '缺数据' })]),
      '【督办·退回】任务1“大力发展粮食生产和特色农业”被退回，请于12月31日24:00前重新报送',
    ],
    [
      content([
        item('remind-7', 1, {
          report: report(1, 'zh-CN', { taskText: '落实“十二五”《某规划》。' }),
        }),
      ]),
      '【督办·提醒】任务1“落实‘十二五’《某规划》”还有7天到期，12月31日24:00截止',
    ],
    [
      content([item('rescheduled', 1, { cause: 'policy' })]),
      '【督办·期限变更】任务1“大力发展粮食生产和特色农业”期限变更，请于12月31日24:00前报送',
    ],
    [content([item('accepted')]), '【督办·办结】任务1“大力发展粮食生产和特色农业”已审核通过'],
  ])('%#', (mail, subject) => {
    expect(subjectOf(mail)).toBe(subject);
  });
});

function overdueOf(agency: string) {
  return { report: report(2, 'zh-CN', { agency }) };
}

describe('a digest', () => {
  const mail = content(
    [
      item('remind-30', 9),
      item('remind-3', 8),
      item('urge', 7, { report: report(7, 'zh-CN', { dueOn: '2027-12-20' }) }),
      item('urge', 3),
      item('urge', 2),
      item('urge', null),
    ],
    { sentAt: january },
  );

  test('puts the most severe first, and orders by due date and number', () => {
    const { sections } = write(mail).document;
    expect(
      sections.map(({ groups }) => groups.flatMap(({ entries }) => entries.map((it) => it.label))),
    ).toEqual([['任务7', '任务2', '任务3', null], ['任务8'], ['任务9']]);
    expect(sections.map(({ heading }) => heading)).toEqual([
      '已逾期（4项）',
      '即将到期（1项）',
      '即将到期（1项）',
    ]);
  });

  test('shows number, text, light in colour and words, due date and link of each', async () => {
    const { html, text } = await compose(content([item('remind-7', 12)]));
    for (const part of [html, text]) {
      expect(part).toContain('任务12');
      expect(part).toContain('大力发展粮食生产和特色农业。深入推进');
      expect(part).toContain('黄灯');
      expect(part).toContain('临近截止：');
      expect(part).toContain('2027年12月31日（星期五）24:00前');
      expect(part).toContain('https://duban.example/reports/p1-periodic-2027-12');
    }
    expect(html).toMatch(/color:#f5b400[^>]*>●/);
  });

  test('shortens a long text; the page has the whole', async () => {
    const taskText = '长'.repeat(400);
    const { text } = await compose(
      content([item('urge', 1, { report: report(1, 'zh-CN', { taskText }) })]),
    );
    expect(text).toContain(`  ${'长'.repeat(120)}…`);
    expect(text).not.toContain('长'.repeat(121));
  });

  test('says where a due date was moved, and that it may move', async () => {
    const moved = report(1, 'zh-CN', { originalDueOn: '2027-12-20', provisional: true });
    const { text } = await compose(content([item('remind-7', 1, { report: moved })]));
    expect(text).toMatch(/24:00前；原截止日期：2027年12月20日.*；暂定/);
  });
});

describe('who reads it', () => {
  test('a leader is asked to see to it, an officer to file', async () => {
    const base = content([overdue(1)], { sentAt: january });
    const officer = await compose(base);
    const leader = await compose({ ...base, to: { ...base.to, role: 'leader' } });
    expect(officer.text).toContain('请立即登录填报');
    expect(officer.text).toContain('登录填报：');
    expect(leader.text).toContain('请您督促经办人员立即报送');
    expect(leader.text).toContain('登录查看：');
  });

  test('who owes it is told before whom it will be put: the commission’s own, before the government', async () => {
    const base = content([overdue(1)], { sentAt: january });
    const { text } = await compose({ ...base, plan: { ...base.plan, superior: '政府办公厅' } });
    expect(text).toContain('将提请政府办公厅升级督办');
  });

  test('why the terms are new is said: a change of dates, or a pause that is over', async () => {
    const of = (cause: 'policy' | 'resume') => content([item('rescheduled', 1, { cause })]);
    expect((await compose(of('policy'))).text).toContain('调整了报送时间安排');
    expect((await compose(of('resume'))).text).toContain('暂停后现已恢复');
  });

  test('the commission sees what is overdue by agency, with the days, and what to do', async () => {
    const late = (number: number, agency: string) => ({
      ...overdue(number, agency),
      notice: 'escalate' as const,
      severity: 60,
    });
    const { text } = await compose(
      content([late(1, '自治区农牧业厅'), late(3, '自治区水利厅'), late(5, '自治区农牧业厅')], {
        sentAt: january,
      }),
    );
    expect(text).toContain('【自治区农牧业厅（2项，逾期4天）】');
    expect(text).toContain('【自治区水利厅（1项，逾期4天）】');
    expect(text).toContain('请与有关单位联系，核实原因，督促报送。');
  });

  test('an agency is told what it leads, cooperates in, and must report when', async () => {
    const { text } = await compose(everyKind('zh-CN')[0]!);
    expect(text).toContain('【牵头任务（1项）】');
    expect(text).toContain('配合单位：自治区水利厅');
    expect(text).toContain('【配合任务（1项）】');
    expect(text).toContain('牵头单位：自治区水利厅');
    expect(text).toContain('实施方案：2027年1月4日（星期一）开始，2027年3月5日（星期五）24:00截止');
    expect(text).toContain('2027年度：2027年11月1日（星期一）开始，2027年12月31日');
    expect(text).toContain('〈东北振兴“十二五”规划〉');
  });

  test('a returned report comes with the reviewer’s reason, line for line', async () => {
    const { text, html } = await compose(
      content([
        item('returned', 1, { reason: '一、<缺>数据。\r\n\n二、原因不清。', reviewer: '规划处' }),
      ]),
    );
    expect(text).toContain('    > 一、<缺>数据。\n    > 二、原因不清。');
    expect(html).toContain('一、&lt;缺&gt;数据。<br/>二、原因不清。');
    expect(text).toContain('审核：规划处');
  });
});

describe('the footer', () => {
  test('tells why, how many at most, and forbids classified content', async () => {
    const { text } = await compose(
      content([item('urge')], { atMost: 7, inquiries: '规划处，电话 12345' }),
    );
    expect(text).toContain('您登记为自治区农牧业厅的联络员');
    expect(text).toContain('最多向您发送7封');
    expect(text).toContain('严禁通过本系统及邮件报送、传递涉密信息。');
    expect(text).toContain('链接只用于定位事项，打开后须登录');
    expect(text).toContain('规划处，电话 12345');
  });

  test('keeps the limit of reminders out of what is no reminder', async () => {
    expect((await compose(content([item('accepted')], { atMost: 7 }))).text).not.toContain('最多');
  });
});

describe('each section speaks of one kind, in its own words', () => {
  const plan = (lang: 'zh-CN' | 'en') =>
    item('opening', null, {
      row: 'plans',
      report: report(null, lang, { kind: 'implementation_plan', about: NAMES[lang].plans }),
    });

  test.each([
    ['zh-CN', ['落实情况报送已经开始', '实施方案的制定和报送已经开始']],
    ['en', ['Reporting has opened.', 'Implementation plans are asked for.']],
  ] as const)('%s', (lang, begun) => {
    const yearly = item('opening', 1, { report: report(1, lang) });
    const { sections } = write(content([yearly, plan(lang)], { lang })).document;
    expect(sections.map(({ paragraphs }) => paragraphs[0])).toEqual(
      begun.map((words) => expect.stringContaining(words)),
    );
  });

  test('announces only what its ladder has', () => {
    const later = (ladder: MailReport['ladder']) =>
      write(
        content([item('escalate', 1, { report: report(1, 'zh-CN', { ladder }) })]),
      ).document.sections[0]?.paragraphs.join('');
    expect(later(['urge', 'escalate', 'letter', 'circular'])).toContain('起草督办函和通报');
    expect(later(['urge', 'escalate', 'letter'])).toContain('起草督办函，');
    expect(later(['escalate'])).not.toMatch(/起草|催办/);
  });
});
