import { describe, expect, test } from '@jest/globals';
import { wordsZh } from '../../../domain/words/words.zh.ts';
import { gridOf } from '../../../server/parts/tables/grid.ts';
import { narrowedTo } from '../../../server/parts/tables/narrowed.ts';
import { tableIn, tablesOn } from '../../../server/parts/tables/page-tables.ts';

const gridIn = (html: string) => gridOf(tableIn(html, tablesOn(html)[0]!), '说明');
const table = (head: string[], ...rows: string[]) =>
  `<h2>表</h2><table><thead><tr>${head.map((each) => `<th>${each}</th>`).join('')}</tr></thead>` +
  `<tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`;

describe('a table of a page as a file', () => {
  test('keeps days, wall times, numbers and shares as such, and everything else as text', () => {
    const cells = [
      ['2027年12月31日', { day: '2027-12-31' }],
      ['2027年12月31日（星期五）', { day: '2027-12-31' }],
      ['31 Dec 2027 09:00', { wall: '2027-12-31T09:00' }],
      ['0', { number: 0 }],
      ['-12', { number: -12 }],
      ['12.5%', { share: 0.125 }],
      ['0.1%', { share: 0.001 }],
      ['012', '012'],
      ['3.10', '3.10'],
      ['1-3', '1-3'],
      ['12项', '12项'],
      ['=1+1', '=1+1'],
      ['+5', '+5'],
      ['@x', '@x'],
      ['-2+3', '-2+3'],
      ['1234567890123456', '1234567890123456'],
    ] as const;
    for (const [text, value] of cells)
      expect(gridIn(table(['头'], `<td>${text}</td>`)).rows).toEqual([[value]]);
    const numeric = table(['头'], '<td class="text-end">3.10</td>');
    expect(gridIn(numeric).rows).toEqual([[{ number: 3.1 }]]);
  });

  test('sets what stands beside a day, a number or a light in a column of its own', () => {
    const html = table(
      ['截止', '灯', '字'],
      '<td>2027年12月31日<div class="muted small">已延期</div></td>' +
        '<td><span class="light"><i aria-hidden="true">●</i><span>红灯</span><span class="light-reason">逾期</span></span></td>' +
        '<td>甲<div>乙</div></td>',
      '<td>2027年1月1日</td><td></td><td>丙</td>',
    );
    expect(gridIn(html)).toMatchObject({
      header: ['截止', '截止 · 说明', '灯', '灯 · 说明', '字'],
      rows: [
        [{ day: '2027-12-31' }, '已延期', '红灯', '逾期', '甲\n乙'],
        [{ day: '2027-01-01' }, '', '', '', '丙'],
      ],
    });
  });

  test('leaves out controls, and their columns, and what is not printed', () => {
    const html = table(
      ['<input type="checkbox"/>', '名', '做', '<span class="visually-hidden"></span>'],
      '<td><input type="checkbox" value="1"/></td><td>甲<button>删</button></td>' +
        '<td><form method="post"><button>改</button></form></td><td><a class="btn" href="/x">看</a></td>',
    );
    expect(gridIn(html)).toMatchObject({ header: ['名'], rows: [['甲']] });
    const printed = '<th class="no-print">历</th>';
    const html2 = `<h2>x</h2><table><thead><tr><th>名</th>${printed}</tr></thead><tbody><tr><td>甲</td><td class="no-print">1</td></tr></tbody></table>`;
    expect(gridIn(html2)).toMatchObject({ header: ['名'], rows: [['甲']] });
  });

  test('tells heads of two rows by both, and keeps the total below', () => {
    const html =
      '<h2>x</h2><table><thead><tr><th rowspan="2">单位</th><th colspan="2">按原期限</th></tr>' +
      '<tr><th>按时</th><th>逾期</th></tr></thead><tbody><tr><th>甲</th><td>1</td><td>2</td></tr></tbody>' +
      '<tfoot><tr><th>合计</th><td colspan="2">3</td></tr></tfoot></table>';
    expect(gridIn(html)).toMatchObject({
      header: ['单位', '按原期限 · 按时', '按原期限 · 逾期'],
      rows: [
        ['甲', { number: 1 }, { number: 2 }],
        ['合计', { number: 3 }, ''],
      ],
    });
  });

  test('keeps the lines of what was typed, its marks, and what is folded on the page', () => {
    const html = table(
      ['文'],
      '<td><a href="/x">甲</a> <span class="ms-2">乙</span><p class="quote">一行\n  &lt;b&gt; &amp; 二</p>' +
        '<details><summary>还有1条</summary><div>丙</div></details></td>',
    );
    expect(gridIn(html).rows).toEqual([['甲 乙\n一行\n<b> & 二\n还有1条\n丙']]);
  });
});

describe('the tables of a page', () => {
  test('are named by the heading above, without what it counts, and told apart', () => {
    const html =
      '<h1>页</h1><table></table><h2>待审核（3项）</h2><table></table><h2><a href="/x">红灯</a></h2>' +
      '<table></table><table></table><table role="presentation"></table>';
    expect(tablesOn(html).map(({ key, title }) => [key, title])).toEqual([
      ['页', '页'],
      ['待审核 项', '待审核（3项）'],
      ['红灯', '红灯'],
      ['红灯~2', '红灯'],
    ]);
  });

  test('say by themselves what they are, of what they are a part, or that they have a file', () => {
    const html =
      '<h2>甲厅</h2><table data-title="升级" data-group="单位"></table><h2>乙厅</h2>' +
      '<table data-title="升级" data-group="单位"></table><table data-file="/x.xlsx?a=1&amp;b=2"></table>';
    expect(tablesOn(html).map(({ key, group, of, own }) => [key, group, of, own])).toEqual([
      ['升级', '单位', '甲厅', null],
      ['升级', '单位', '乙厅', null],
      ['乙厅', null, '乙厅', '/x.xlsx?a=1&b=2'],
    ]);
  });
});

test('what a page is narrowed to is told in its own words', () => {
  const html =
    '<ul class="tabs"><li><a href="/a">甲</a></li><li><a href="/b" aria-current="page">乙 3</a></li></ul>' +
    '<form method="get"><input type="hidden" name="plan" value="p"/><label>查找<input name="q" value="&lt;水&gt;"/></label>' +
    '<label><span>灯</span><select name="light"><option value="">全部</option><option value="red" selected="">红灯</option></select></label>' +
    '<select name="kind" aria-label="类别"><option value="" selected="">全部</option></select>' +
    '<input type="date" name="day" aria-label="截至" value="2027-12-31"/>' +
    '<label><input type="checkbox" name="all" checked=""/>含已退出</label></form>' +
    '<form method="post"><label>改<input name="x" value="y"/></label></form>';
  expect(narrowedTo(html, wordsZh)).toEqual([
    { name: '', label: '', value: '乙 3' },
    { name: 'q', label: '查找', value: '<水>' },
    { name: 'light', label: '灯', value: '红灯' },
    { name: 'all', label: '', value: '含已退出' },
    { name: 'day', label: '截至', value: '2027年12月31日' },
  ]);
});
