import { describe, expect, test } from '@jest/globals';
import { receiptDocument, reportDocument } from '../../documents/report-document.ts';
import { linesOf } from '../../documents/clean.ts';
import { brokenTitle } from '../../documents/title.ts';
import { writeDocx } from '../../documents/write-docx.ts';
import { levelOf, numberedAt } from '../../domain/letters/official-document.ts';
import type { Block, OfficialDocument } from '../../domain/letters/official-document.ts';
import { opened, textOf } from './opened.ts';
import { SPECIMEN_REPORT } from './specimen-report.ts';
import { specimens } from './specimens.ts';

const all = specimens();
const AT = new Date('2028-01-17T01:00:00Z');
const written = async (document: OfficialDocument) => opened(await writeDocx(document));

/** What a reader must find, in order. */
function expected(document: OfficialDocument): string[] {
  const { format, head, number, title, addressee, body, attachments } = document;
  const { signature, imprint } = document;
  const blockLines = (block: Block) =>
    block.type === 'facts'
      ? block.rows.flatMap(({ label, text }) => [label, ...linesOf(text)])
      : linesOf(block.text);
  return [
    ...(format === 'document' ? [head] : []),
    ...(format === 'plain' ? [] : [number]),
    ...brokenTitle(title),
    ...(addressee === null ? [] : [addressee]),
    ...body.flatMap(blockLines),
    // One alone has no number.
    ...attachments.map((name, index) => {
      const number = attachments.length > 1 ? `${index + 1}.` : '';
      return `${index === 0 ? '附件：' : ''}${number}${name}`;
    }),
    ...(signature ? [signature.name, signature.date] : []),
    ...(imprint ? [`抄送：${imprint.copies}`, `${imprint.office}\t${imprint.printed}印发`] : []),
  ];
}

describe('every kind of document', () => {
  test.each(Object.entries(all))(
    '%s is opened by a library and says what it was given',
    async (_, document) => {
      const { paragraphs } = await written(document);
      expect(paragraphs.map((each) => each.trim()).filter(Boolean)).toEqual(expected(document));
    },
  );

  test.each(Object.entries(all))('%s has the page of GB/T 9704-2012', async (_, document) => {
    const { parts } = await written(document);
    const body = parts['word/document.xml']!;
    // A4; 37, 35, 28 and 26 mm, in twentieths of a point.
    expect(body).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/);
    for (const margin of ['top="2098"', 'bottom="1984"', 'left="1587"', 'right="1474"'])
      expect(body).toContain(`w:${margin}`);
    expect(body).toMatch(/<w:docGrid[^>]*w:type="lines"/);
    expect(body).toMatch(/<w:docGrid[^>]*w:linePitch="579"/);
    expect(parts['word/styles.xml']).toContain('w:eastAsia="仿宋_GB2312"');
    expect(parts['word/fontTable.xml']).toContain('<w:altName w:val="仿宋,FangSong,华文仿宋"/>');
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders');
    const feet = Object.entries(parts).filter(([name]) => /footer\d+\.xml$/.test(name));
    const numbers = feet.filter(([, xml]) => xml.includes('PAGE'));
    expect(numbers.map(([, xml]) => textOf(xml))).toEqual(['—  —', '—  —']);
    const sides = numbers.map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]);
    expect(sides.sort()).toEqual(['left', 'right']);
  });

  test('tells the time of business, and neither the machine’s nor a name of the library', async () => {
    const { parts } = await written(all['letter']!);
    const core = parts['docProps/core.xml']!;
    expect(core).toContain('2028-01-17T01:00:00Z');
    expect(core).toContain('<dc:creator>内蒙古自治区发展和改革委员会</dc:creator>');
    expect(core).not.toContain('Un-named');
  });
});

const headers = (parts: Record<string, string>) =>
  Object.entries(parts)
    .filter(([name]) => /header\d+\.xml$/.test(name))
    .map(([, xml]) => textOf(xml));

describe('a draft', () => {
  test('is marked as one on every page, and what was issued is not', async () => {
    const draft = await written(all['circular']!);
    expect(headers(draft.parts)).toEqual(['草稿（未签发）', '草稿（未签发）']);
    const letter = await written(all['letter']!);
    expect(headers(letter.parts).filter((text) => text.includes('草稿'))).toHaveLength(3);
    const issued = await written(all['all-parts']!);
    expect(headers(issued.parts).join('')).toBe('');
  });
});

describe('a letter', () => {
  test('has its head between double red lines on the first page', async () => {
    const { parts } = await written(all['letter']!);
    expect(headers(parts).join('')).toContain('内蒙古自治区发展和改革委员会');
    expect(parts['word/document.xml']).toContain('<w:titlePg');
    const lines = Object.values(parts)
      .join('')
      .match(/thickThinSmallGap/g);
    expect(lines).toHaveLength(2);
  });
});

describe('levels', () => {
  test('are told by their numbers', () => {
    expect(
      ['一、总体', '（十二）进展', '1．水利厅', '12.水利厅', '（3）其他', '特此函告。'].map(
        levelOf,
      ),
    ).toEqual([1, 2, 3, 3, 4, null]);
    for (const level of [1, 2, 3, 4] as const) {
      const block = numberedAt(level, 11, '总体');
      expect(block.type === 'paragraph' && levelOf(block.text)).toBe(level);
    }
  });

  test('are set in 黑体 and 楷体, but a typed text in 仿宋 whatever it begins with', async () => {
    const { parts } = await written(all['circular']!);
    const fontOf = (xml: string, text: string) =>
      new RegExp(`w:eastAsia="([^"]+)"(?:(?!w:eastAsia)[\\s\\S])*?>${text}`).exec(xml)?.[1];
    expect(fontOf(parts['word/document.xml']!, '一、逾期未报情况')).toBe('黑体');
    expect(fontOf(parts['word/document.xml']!, '（一）自治区水利厅')).toBe('楷体_GB2312');
    const report = await written(all['report']!);
    expect(fontOf(report.parts['word/document.xml']!, '一、灌区续建')).toBe('仿宋_GB2312');
  });
});

describe('a report', () => {
  test('says who agreed, disagreed or did not answer, on which text', async () => {
    const { paragraphs } = await written(all['report']!);
    const text = paragraphs.join('\n');
    expect(text).toContain('四、配合单位意见');
    expect(text).toMatch(
      /1\.自治区财政厅：不同意（针对第1稿，此后文稿已有变动），2027年12月21日 10:00答复，答复人：财政厅联络员。\n具体意见：资金数额与我厅下达数不一致，请核对。/,
    );
    expect(text).toContain('2.自治区发展改革委：未答复。');
  });

  test('speaks of what is asked in the words of its kind', () => {
    const asked = { ...SPECIMEN_REPORT, kind: 'receipt', period: 'once', task: null };
    const open = reportDocument({ ...asked, stage: 'collecting', filed: [] }, AT);
    const said = open.body.map((block) => (block.type === 'paragraph' ? block.text : ''));
    expect(said).toContain('尚未签收。');
    const signed = { ...SPECIMEN_REPORT.filed[1]!, fields: [], review: null };
    const receipt = receiptDocument(asked, signed, AT, null);
    expect(receipt.title).toBe('签收回执');
    const done = reportDocument({ ...asked, filed: [signed] }, AT);
    const text = JSON.stringify([receipt, done].map(({ body }) => body));
    expect(text).toContain('签收人');
    expect(text).toContain('按时签收。');
    expect(text).not.toMatch(/报送[人时]|审核情况|和审核/);
  });
});

describe('a title', () => {
  test('is broken where its words end', () => {
    expect(brokenTitle('报送回执')).toEqual(['报送回执']);
    expect(brokenTitle('内蒙古自治区发展和改革委员会关于2027年度报送工作的督办函')).toEqual([
      '内蒙古自治区发展和改革委员会',
      '关于2027年度报送工作的督办函',
    ]);
    expect(brokenTitle('内蒙古自治区发展和改革委员会关于2027年度报送工作逾期情况的通报')).toEqual([
      '内蒙古自治区发展和改革委员会',
      '关于2027年度报送工作逾期情况的通报',
    ]);
    const endless = '字'.repeat(50);
    expect(brokenTitle(endless)).toEqual([endless]);
  });
});

test('attachments stay with the end of the body and the signature: none of them stands alone on a page', async () => {
  const { letter } = all;
  const document = { ...letter!, attachments: ['台账', '名单'] };
  const { parts } = await written(document);
  const paragraphs = (parts['word/document.xml'] ?? '').match(/<w:p>.*?<\/w:p>/gs) ?? [];
  const place = (text: string) => paragraphs.findLastIndex((each) => textOf(each).includes(text));
  const last = document.body.at(-1)!;
  const from = place(last.type === 'facts' ? '' : last.text.slice(0, 20));
  const to = place(document.signature!.date);
  const kept = paragraphs.slice(from, to);
  expect(kept.length).toBeGreaterThan(4);
  expect(kept.filter((each) => !each.includes('<w:keepNext/>'))).toEqual([]);
});

test('a report and its receipt name what they were filed with, by its hash; a part’s answer too', () => {
  const textsIn = ({ body }: OfficialDocument) =>
    body.flatMap((block) =>
      block.type === 'facts' ? block.rows.map(({ text }) => text) : [block.text],
    );
  const table = `灌区投资明细表.xlsx（1.5 MB，SHA-256：${'a'.repeat(64)}）`;
  const letter = `附件1：资金下达文件.pdf（88 KB，SHA-256：${'b'.repeat(64)}）`;
  const [newest, first] = SPECIMEN_REPORT.filed;
  const report = textsIn(reportDocument(SPECIMEN_REPORT, AT));
  expect(report.filter((text) => text === table || text === `附件1：${table}`)).toHaveLength(2);
  expect(report).toContain(letter);
  expect(textsIn(receiptDocument(SPECIMEN_REPORT, newest!, AT, null))).toContain(table);
  // What was filed before had none.
  const link = { chain: 'p', seq: 7, hash: 'c'.repeat(64) };
  const older = textsIn(receiptDocument(SPECIMEN_REPORT, first!, AT, link));
  expect(older.join()).not.toContain('SHA-256');
  expect(older).toContain(`p:7:${link.hash}`);
});
