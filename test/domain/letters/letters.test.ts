import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { documentNumber, readNumber } from '../../../domain/letters/document-number.ts';
import { isShownTo, leftAt } from '../../../domain/letters/issuing.ts';
import { factChanges, isChanged } from '../../../domain/letters/fact-changes.ts';
import { typedFrom, wordsFrom } from '../../../domain/letters/letter-words.ts';
import { circular as assembledCircular } from '../../../domain/letters/circular.ts';
import { formalLetter as assembledLetter } from '../../../domain/letters/formal-letter.ts';
import { officialText, type OverdueFacts } from '../../../domain/letters/official-text.ts';
import { taskName } from '../../../domain/letters/wording.ts';

const formalLetter = (facts: OverdueFacts) => officialText(assembledLetter(facts), facts.on);
const circular = (facts: OverdueFacts) => officialText(assembledCircular(facts), facts.on);

const item = (agency: string, number: string | null, daysOverdue = 14) => ({
  report: `${agency}-${number}`,
  agency,
  task: number === null ? null : { number, text: '加强农田水利建设。重点推进灌区改造。' },
  dueOn: '2027-12-31',
  daysOverdue,
});

const facts: OverdueFacts = {
  plan: '某规划重点工作分工方案',
  commission: '自治区发展改革委',
  kind: 'periodic',
  period: '2027',
  order: '每年年底前将落实情况报自治区发展改革委',
  items: [item('自治区水利厅', '12'), item('自治区水利厅', '57', 20)],
  on: '2028-01-14',
  answerBy: '2028-01-21',
};

describe('the formal letter', () => {
  test('names addressee, ground, each overdue report, the demand and the date', () => {
    expect(formalLetter(facts)).toEqual({
      title: '自治区发展改革委关于2027年度报送工作的督办函',
      number: '〔　　　　〕　　号',
      addressee: '自治区水利厅：',
      paragraphs: [
        '按照《某规划重点工作分工方案》印发通知关于“每年年底前将落实情况报自治区发展改革委”的要求，你单位应按时完成2027年度报送工作。经提醒、催办，截至2028年1月14日，你单位仍有2项未报送，最长逾期20天。具体如下：',
        '1．第12项任务“加强农田水利建设”，应于2027年12月31日前报送，已逾期14天；',
        '2．第57项任务“加强农田水利建设”，应于2027年12月31日前报送，已逾期20天。',
        '请你单位高度重视，明确责任人员，于2028年1月21日前将上述事项报送我委，并书面说明逾期原因和整改措施。逾期仍未报送的，将按规定予以通报。',
        '特此函告。',
      ],
      signature: '自治区发展改革委',
      date: '2028年1月14日',
    });
  });

  test('names a report without a task by its title; without an order, the plan is its ground', () => {
    const { paragraphs } = formalLetter({ ...facts, order: null, items: [item('赤峰市', null)] });
    expect(paragraphs[0]).toMatch(/^根据《某规划重点工作分工方案》，/);
    expect(paragraphs[1]).toBe(
      '1．赤峰市2027年度规划落实情况报告，应于2027年12月31日前报送，已逾期14天。',
    );
  });

  test('nests the marks of what it quotes, also where a long task is cut inside one', () => {
    const quoting = {
      ...facts,
      plan: '贯彻落实国家《东北振兴“十二五”规划》分工方案',
      order: '对照《某规划》“重点工作”报送',
      items: [
        {
          ...item('自治区水利厅', '12'),
          task: { number: '12', text: `实施“${'长'.repeat(50)}”工程` },
        },
      ],
    };
    const { paragraphs } = formalLetter(quoting);
    expect(paragraphs[0]).toMatch(
      /^按照《贯彻落实国家〈东北振兴“十二五”规划〉分工方案》印发通知关于“对照《某规划》‘重点工作’报送”的要求，/,
    );
    expect(paragraphs[1]).toContain(`任务“实施‘${'长'.repeat(37)}……’”，应于`);
    expect(circular({ ...quoting, order: null }).paragraphs[0]).toMatch(
      /^根据《贯彻落实国家〈东北振兴“十二五”规划〉分工方案》，/,
    );
  });

  test('about nothing is no letter', () => {
    expect(() => formalLetter({ ...facts, items: [] })).toThrow(RangeError);
    expect(() => circular({ ...facts, items: [] })).toThrow(RangeError);
  });
});

describe('the circular', () => {
  test('of any kind and period says what the cycle is about', () => {
    const of = (kind: string, period: string) => circular({ ...facts, kind, period }).title;
    expect(of('periodic', '2027Q3')).toBe(
      '自治区发展改革委关于2027年第三季度报送工作逾期情况的通报',
    );
    expect(of('implementation_plan', 'once')).toBe(
      '自治区发展改革委关于实施方案报送工作逾期情况的通报',
    );
  });

  test('goes through the agencies, each with its reports, and counts both', () => {
    const items = [item('自治区水利厅', '12'), item('赤峰市', null), item('自治区水利厅', '57')];
    const { title, addressee, paragraphs } = circular({ ...facts, items });
    expect(title).toBe('自治区发展改革委关于2027年度报送工作逾期情况的通报');
    expect(addressee).toBe('各有关地区、各有关部门：');
    expect(paragraphs[0]).toContain('仍有2个单位的3项未报送');
    expect(paragraphs.slice(1, 7)).toEqual([
      '一、逾期未报情况',
      '（一）自治区水利厅（2项）',
      '1．第12项任务“加强农田水利建设”，应于2027年12月31日前报送，已逾期14天；',
      '2．第57项任务“加强农田水利建设”，应于2027年12月31日前报送，已逾期14天。',
      '（二）赤峰市（1项）',
      '1．赤峰市2027年度规划落实情况报告，应于2027年12月31日前报送，已逾期14天。',
    ]);
  });
});

test('a task is named by its first sentence, shortened when that is long', () => {
  expect(taskName('公路。加快建设。')).toBe('公路');
  expect(taskName('长'.repeat(50))).toBe(`${'长'.repeat(40)}……`);
  expect(taskName('𠀀'.repeat(50))).toBe(`${'𠀀'.repeat(40)}……`);
});

describe('what has changed since a text was put together', () => {
  const [first, second] = facts.items;

  test('is nothing while only days pass and the answer is still ahead', () => {
    const later = {
      ...facts,
      on: '2028-01-17',
      answerBy: '2028-01-24',
      items: facts.items.map((each) => ({ ...each, daysOverdue: each.daysOverdue + 3 })),
    };
    expect(isChanged(factChanges(facts, later))).toBe(false);
  });

  test('is what joined, what left, and what is due or named otherwise', () => {
    const third = item('赤峰市', null);
    const moved = { ...second!, dueOn: '2028-01-10' };
    const now = { ...facts, items: [moved, third], order: null };
    expect(factChanges(facts, now)).toEqual({
      joined: [third],
      left: [first],
      altered: [{ before: second, now: moved }],
      isFrameChanged: true,
      answerPast: null,
    });
  });

  test('is that the day of the answer has come', () => {
    const changes = factChanges(facts, { ...facts, on: '2028-01-21' });
    expect([changes.answerPast, isChanged(changes)]).toEqual(['2028-01-21', true]);
  });

  test('of any two days is told alike from both sides', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    const on = (numbers: number[]) => ({
      ...facts,
      items: numbers.map((number) => item('自治区水利厅', String(number))),
    });
    fc.assert(
      fc.property(days, days, (one, other) => {
        const there = factChanges(on(one), on(other));
        const back = factChanges(on(other), on(one));
        expect(there.joined).toEqual(back.left);
        expect(there.left).toEqual(back.joined);
        expect(isChanged(there)).toBe([...one].sort().join() !== [...other].sort().join());
      }),
    );
  });
});

describe('typed words', () => {
  test('are a paragraph a line; nothing is cut off, and nothing empty is a text', () => {
    const typed = { title: ' 关于 报送的\n函 ', opening: '一段\r\n\r\n 二段 ', closing: '' };
    expect(wordsFrom(typed)).toEqual({
      title: '关于 报送的 函',
      opening: ['一段', '二段'],
      closing: [],
    });
    expect(wordsFrom({ ...typed, title: ' ' })).toBe('empty_text');
    expect(wordsFrom({ ...typed, opening: '\n' })).toBe('empty_text');
    expect(wordsFrom({ ...typed, closing: '长'.repeat(20_001) })).toBe('too_long');
    expect(wordsFrom({ ...typed, title: '长'.repeat(201) })).toBe('too_long');
  });

  test('shown in a form and sent again are the same words', () => {
    const { words } = assembledCircular(facts);
    expect(wordsFrom(typedFrom(words))).toEqual(words);
  });
});

describe('a number', () => {
  test('reads as it is written, in whatever brackets and widths it was typed', () => {
    const prefix = fc.constantFrom('内发改督函', '督通', '国办函');
    const parts = fc.tuple(
      prefix,
      fc.integer({ min: 1000, max: 9999 }),
      fc.integer({ min: 1, max: 99_999 }),
    );
    const brackets = fc.constantFrom('〔〕', '[]', '（）', '【】', '［］');
    fc.assert(
      fc.property(parts, brackets, ([letters, year, seq], [open, close]) => {
        const number = { prefix: letters, year, seq };
        expect(readNumber(documentNumber(number))).toEqual(number);
        expect(readNumber(` ${letters}${open}${year}${close} 第${seq} 号`)).toEqual(number);
      }),
    );
  });

  test('without a prefix, a year or a sequence is none', () => {
    for (const typed of ['', '3号', '〔2028〕3号', '督函2028', '督函〔28〕3号', '督函〔2028〕0号'])
      expect([typed, readNumber(typed)]).toEqual([typed, null]);
  });
});

describe('an issued letter has left', () => {
  const mailsAt = new Date('2028-01-14T01:10:00Z');
  const before = new Date('2028-01-14T01:05:00Z');
  const first = new Date('2028-01-14T01:10:02Z');

  test('when the first of its mails did; with nobody to mail to, at the time of the mails', () => {
    expect(leftAt(mailsAt, { firstLeftAt: null, waiting: 2 }, mailsAt)).toBeNull();
    expect(leftAt(mailsAt, { firstLeftAt: first, waiting: 1 }, first)).toEqual(first);
    expect(leftAt(mailsAt, { firstLeftAt: null, waiting: 0 }, before)).toBeNull();
    expect(leftAt(mailsAt, { firstLeftAt: null, waiting: 0 }, mailsAt)).toEqual(mailsAt);
  });

  test('and only then is it shown, to those it is addressed to', () => {
    const letter = { addressedIds: ['shuili'], leftAt: first, takenBackAt: null };
    expect(isShownTo('shuili', letter)).toBe(true);
    expect(isShownTo('caizheng', letter)).toBe(false);
    expect(isShownTo('shuili', { ...letter, leftAt: null })).toBe(false);
    expect(isShownTo('shuili', { ...letter, takenBackAt: first })).toBe(false);
  });
});
