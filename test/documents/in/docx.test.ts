import { describe, expect, test } from '@jest/globals';
import { readBytes } from '../../../documents/in/read-bytes.ts';
import { docxOf, type DocxParts } from './support/office-files.ts';

const linesOf = (parts: DocxParts) => readBytes(docxOf(parts)).text.trimEnd().split('\n');
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${/^</.test(content) || content === '' ? content : run(content)}</w:p>`;
const numbered = (text: string, numId: number, level = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;

describe('automatic numbers', () => {
  test('levels, each in its own notation, begin anew under the one above', () => {
    const numbering =
      abstract(
        0,
        level(0, 'chineseCounting', '%1、'),
        level(1, 'chineseCountingThousand', '（%2）'),
        level(2, 'decimal', '%3.'),
        level(3, 'decimal', '%3.%4', '<w:isLgl/>'),
      ) + num(1, 0);
    const body = [
      ...[0, 1, 1, 2, 2, 3, 0, 1, 2].map((at, index) => numbered(`甲${index}`, 1, at)),
    ].join('');
    expect(linesOf({ body, numbering })).toEqual([
      ...['一、甲0', '（一）甲1', '（二）甲2', '1. 甲3', '2. 甲4', '2.1 甲5'],
      ...['二、甲6', '（一）甲7', '1. 甲8'],
    ]);
  });

  test.each([
    ['decimal', '第%1条', '第10条 甲'],
    ['japaneseCounting', '第%1条', '第十条 甲'],
    ['chineseCounting', '第%1章', '第十章 甲'],
    ['ideographDigital', '%1、', '一〇、甲'],
    ['decimalZero', '%1.', '10. 甲'],
    ['lowerLetter', '%1)', 'j)甲'],
    ['upperLetter', '%1.', 'J. 甲'],
    ['lowerRoman', '%1.', 'x. 甲'],
    ['upperRoman', '%1.', 'X. 甲'],
    ['decimalEnclosedCircleChinese', '%1', '⑩ 甲'],
    ['decimalEnclosedParen', '%1', '(10)甲'],
    ['chineseLegalSimplified', '%1、', '拾、甲'],
    ['ideographTraditional', '%1、', '癸、甲'],
    ['decimalFullWidth', '%1．', '１０． 甲'],
    ['bullet', '●', '甲'],
    ['none', '', '甲'],
    ['someFormatOfTheFuture', '%1.', '10. 甲'],
  ])('the tenth as %s in %s', (format, text, expected) => {
    const numbering = abstract(0, level(0, format, text)) + num(1, 0);
    const body = Array.from({ length: 10 }, () => numbered('甲', 1)).join('');
    expect(linesOf({ body, numbering }).at(-1)).toBe(expected);
  });

  test('lists of one definition count on together; a start of their own begins anew, once', () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering =
      abstract(0, level(0, 'decimal', '%1.')) + num(1, 0) + num(2, 0) + num(3, 0, anew);
    const body = [1, 1, 2, 3, 3, 1].map((id) => numbered('甲', id)).join('');
    expect(linesOf({ body, numbering })).toEqual([1, 2, 3, 1, 2, 3].map((n) => `${n}. 甲`));
  });

  test('a list may write a level in a way of its own', () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, 'chineseCounting', '%1、')}</w:lvlOverride>`;
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0) + num(2, 0, own);
    expect(linesOf({ body: numbered('甲', 1) + numbered('乙', 2), numbering })).toEqual([
      '1. 甲',
      '二、乙',
    ]);
  });

  test('a level may count through, or begin anew only after some', () => {
    const through = (restart: number) =>
      abstract(
        0,
        level(0, 'chineseCounting', '%1、'),
        level(1, 'chineseCounting', '（%2）'),
        level(2, 'decimal', '%3.', `<w:lvlRestart w:val="${restart}"/>`),
      ) + num(1, 0);
    const body = [0, 1, 2, 1, 2, 0, 1, 2].map((at) => numbered('甲', 1, at)).join('');
    const figures = (restart: number) =>
      linesOf({ body, numbering: through(restart) }).filter((line) => /^\d/.test(line));
    expect(figures(0)).toEqual(['1. 甲', '2. 甲', '3. 甲']);
    expect(figures(1)).toEqual(['1. 甲', '2. 甲', '1. 甲']);
  });

  test('a level that is left out counts as one', () => {
    const numbering =
      abstract(
        0,
        level(0, 'decimal', '%1'),
        level(1, 'decimal', '%1.%2'),
        level(2, 'decimal', '%1.%2.%3'),
      ) + num(1, 0);
    const body = [2, 0, 2, 1].map((at) => numbered('甲', 1, at)).join('');
    expect(linesOf({ body, numbering })).toEqual(['1.1.1 甲', '2 甲', '2.1.1 甲', '2.2 甲']);
  });

  test('through the paragraph’s style, what it is based on, and the level that names the style', () => {
    const numbering =
      abstract(
        0,
        level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>'),
        level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>'),
      ) + num(7, 0);
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="mine"/><w:basedOn w:val="H2"/></w:style>';
    const styled = (text: string, style: string, more = '') =>
      p(text, `<w:pStyle w:val="${style}"/>${more}`);
    const body = [
      styled('甲', 'H1'),
      styled('乙', 'H2'),
      styled('丙', 'H3'),
      styled('丁', 'H1', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      styled('戊', 'H1'),
    ].join('');
    expect(linesOf({ body, numbering, styles })).toEqual([
      ...['一、甲', '（一）乙', '（二）丙', '丁', '二、戊'],
    ]);
  });

  test('through a numbering style', () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>${level(0, 'decimal', '%1.')}</w:abstractNum>` +
      num(1, 0) +
      num(2, 1);
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    const body = numbered('甲', 1) + numbered('乙', 2);
    expect(linesOf({ body, numbering, styles })).toEqual(['1. 甲', '2. 乙']);
  });

  test('a list that is not there, or goes round in a circle, gives no number', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>';
    const body = numbered('甲', 9) + p('乙', '<w:pStyle w:val="A"/>');
    expect(linesOf({ body, styles })).toEqual(['甲', '乙']);
  });
});

describe('words', () => {
  test('runs in pieces, breaks, tabs, links, fields and inserted words are one text', () => {
    const body = p(
      run('（', '<w:b/>') +
        run('牵头', '<w:b/>') +
        run('单位：') +
        '<w:hyperlink>' +
        run('甲局') +
        '</w:hyperlink><w:ins>' +
        run('，乙局') +
        '</w:ins><w:r><w:tab/><w:br/><w:noBreakHyphen/></w:r>' +
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>PAGE</w:t><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
        run('7') +
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' +
        run('）'),
    );
    expect(linesOf({ body })).toEqual(['（牵头单位：甲局，乙局\t', '-7）']);
  });

  test('deleted, moved away and hidden words are left out, and so are notes', () => {
    const body =
      p(
        run('甲') +
          '<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>' +
          run('远') +
          '</w:moveFrom>' +
          run('藏', '<w:vanish/>') +
          run('现', '<w:vanish w:val="0"/>') +
          '<w:r><w:footnoteReference w:id="1"/></w:r>',
      ) +
      p(run('前'), '<w:rPr><w:del w:id="1"/></w:rPr>') +
      p(run('后')) +
      p(run('藏', '<w:vanish/>'), '<w:rPr><w:vanish/></w:rPr>') +
      p('尾');
    expect(linesOf({ body })).toEqual(['甲现', '前后', '尾']);
  });

  test('a text box stands once, behind its paragraph', () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const body = p(
      run('甲') +
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('盒')}</wps:txbx></w:drawing></mc:Choice>` +
        `<mc:Fallback><w:pict><v:textbox>${box('盒')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` +
        run('乙'),
    );
    expect(linesOf({ body })).toEqual(['甲乙', '盒']);
  });

  test('the table of contents is left out', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="9"><w:name w:val="toc 1"/></w:style>';
    const body =
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('一、总体要求')}</w:sdtContent></w:sdt>` +
      p('二、重点任务', '<w:pStyle w:val="9"/>') +
      `<w:sdt><w:sdtContent>${p('正文')}</w:sdtContent></w:sdt>`;
    expect(linesOf({ body, styles })).toEqual(['正文']);
  });
});

describe('tables', () => {
  const cell = (content: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
  const span = (n: number) => `<w:gridSpan w:val="${n}"/>`;
  const down = '<w:vMerge/>';

  test('a row a line, a cell’s paragraphs parted by a blank', () => {
    const body = table(
      row(cell('任务'), cell('责任单位')),
      row(cell(p('一') + p('二')), cell(p('甲局\n') + p(''))),
    );
    expect(linesOf({ body })).toEqual(['任务\t责任单位', '一 二\t甲局']);
  });

  test('a cell over columns stands in the first, one over rows in each', () => {
    const body = table(
      row(cell('一、优化服务', span(3))),
      row(cell('类别', '<w:vMerge w:val="restart"/>'), cell('责任单位', span(2))),
      row(cell('', down), cell('牵头单位'), cell('配合单位')),
      row(cell('', down), cell('', '<w:gridBefore/>'), cell('乙局')),
      row(cell('', down), cell(''), cell('')),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('甲')}${cell('乙')}</w:tr>`,
      `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('旧')}${cell('旧')}</w:tr>`,
    );
    expect(linesOf({ body })).toEqual([
      '一、优化服务',
      '类别\t责任单位',
      '类别\t牵头单位\t配合单位',
      '类别\t\t乙局',
      '\t甲\t乙',
    ]);
  });

  test('a frame of one cell is its paragraphs; a table in a cell is its words', () => {
    const inner = table(row(cell('里'), cell('外')));
    const body = table(row(cell(p('甲') + p('乙')))) + table(row(cell(inner + p('')), cell('丙')));
    expect(linesOf({ body })).toEqual(['甲', '乙', '里 外\t丙']);
  });

  test('numbers of a column count on from row to row', () => {
    const numbering = abstract(0, level(0, 'decimal', '%1')) + num(1, 0);
    const body = table(...['甲', '乙'].map((name) => row(cell(numbered('', 1)), cell(name))));
    expect(linesOf({ body, numbering })).toEqual(['1\t甲', '2\t乙']);
  });
});
