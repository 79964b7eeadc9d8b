import type { Lang } from '../../../domain/words/words.ts';
import type { Explanation } from '../../web/catalog.ts';

/** What is said of tables that are taken away, in one language. */
interface TableFileWords {
  /** The link beside every table. */
  take: string;
  filter: string;
  unfiltered: string;
  between: string;
  asOf(instant: string): string;
  takenBy(name: string, at: string): string;
  colon: string;
  rehearsed: string;
  /** Of a table on a page that answers a form. */
  answered: string;
  /** Of such a table where its list goes on on further pages. */
  onePage: string;
  part(part: number, parts: number): string;
  /** Heads the column of what stands beside a day or a number. */
  note: string;
  gone: Explanation;
  partsTitle: string;
  partsText(rows: number): string;
  partLink(part: number): string;
}

const zh: TableFileWords = {
  take: '下载本表',
  filter: '筛选条件：',
  unfiltered: '筛选条件：无',
  between: '；',
  asOf: (instant) => `数据截至：${instant}`,
  takenBy: (name, at) => `下载：${name}（${at}）`,
  colon: '：',
  rehearsed: '演练数据，不是真实情况。',
  answered: '本表取自提交后的页面；如页面是预览，所列内容尚未办理。',
  onePage: '本表只含该页所列各行，完整的表格请打开页面后下载。',
  part: (part, parts) => `第${part}份，共${parts}份`,
  note: '说明',
  gone: {
    title: '页面上已没有这张表',
    text: '页面内容已经变化，请返回原页面，刷新后再次下载。',
  },
  partsTitle: '表格分份下载',
  partsText: (rows) => `这张表很长，每份最多${rows}行，请逐份下载；也可以返回页面，缩小筛选范围。`,
  partLink: (part) => `下载第${part}份`,
};

const en: TableFileWords = {
  take: 'Download this table',
  filter: 'Filter: ',
  unfiltered: 'Filter: none',
  between: '; ',
  asOf: (instant) => `As of: ${instant}`,
  takenBy: (name, at) => `Taken by ${name} on ${at}`,
  colon: ': ',
  rehearsed: 'From a rehearsal: nothing here is real.',
  answered:
    'From the page that answered a form; where that was a preview, nothing of it is done yet.',
  onePage: 'Only the rows that page listed: open the page itself to take the whole table.',
  part: (part, parts) => `Part ${part} of ${parts}`,
  note: 'note',
  gone: {
    title: 'The page does not hold this table any more',
    text: 'The page has changed. Go back to it, load it again, and take the table from there.',
  },
  partsTitle: 'The table in parts',
  partsText: (rows) =>
    `The table is long: a file holds ${rows} rows at most. Take one part after the other, or narrow the page’s filter first.`,
  partLink: (part) => `Download part ${part}`,
};

/** What is said of tables that are taken away, in a language. */
export const tableFileWordsOf = (lang: Lang): TableFileWords => (lang === 'en' ? en : zh);
