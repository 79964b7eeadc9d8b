import { wordsZh } from '../words/words.zh.ts';
import { BLANK_NUMBER, type OfficialText, type OverdueFacts } from './official-text.ts';
import { ground, itemLine, numbered } from './wording.ts';

/**
 * The draft of a formal letter (督办函) to one agency about all its overdue reports of a year: the
 * ground, the facts, the demand. All items must be of that agency.
 * @throws RangeError when there is no item.
 */
export function formalLetter(facts: OverdueFacts): OfficialText {
  const { commission, items, on, answerBy, year } = facts;
  const agency = items[0]?.agency;
  if (agency === undefined) throw new RangeError('a letter about nothing');
  const longest = Math.max(...items.map(({ daysOverdue }) => daysOverdue));
  return {
    title: `${commission}关于报送${year}年度重点工作落实情况的督办函`,
    number: BLANK_NUMBER,
    addressee: `${agency}：`,
    paragraphs: [
      `${ground(facts)}，你单位应报送${year}年度重点工作落实情况。经提醒、催办，截至${wordsZh.shortDate(on)}，你单位仍有${items.length}项未报送，最长逾期${longest}天。具体如下：`,
      ...numbered(items.map(itemLine)),
      `请你单位高度重视，明确责任人员，于${wordsZh.shortDate(answerBy)}前将上述落实情况报送我委，并书面说明逾期原因和整改措施。逾期仍未报送的，将按规定予以通报。`,
      '特此函告。',
    ],
    signature: commission,
    date: wordsZh.shortDate(on),
  };
}
