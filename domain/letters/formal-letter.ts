import { wordsZh } from '../words/words.zh.ts';
import type { AssembledText, OverdueFacts } from './official-text.ts';
import { ground, itemLine, numbered, workOf } from './wording.ts';

/**
 * The draft of a formal letter (督办函) to one agency about all its overdue reports of a cycle: the
 * ground, the facts, the demand. All items must be of that agency.
 * @throws RangeError when there is no item.
 */
export function formalLetter(facts: OverdueFacts): AssembledText {
  const { commission, items, on, answerBy } = facts;
  const agency = items[0]?.agency;
  if (agency === undefined) throw new RangeError('a letter about nothing');
  const longest = Math.max(...items.map(({ daysOverdue }) => daysOverdue));
  return {
    words: {
      title: `${commission}关于${workOf(facts)}的督办函`,
      opening: [
        `${ground(facts)}，你单位应按时完成${workOf(facts)}。经提醒、催办，截至${wordsZh.shortDate(on)}，你单位仍有${items.length}项未报送，最长逾期${longest}天。具体如下：`,
      ],
      closing: [
        `请你单位高度重视，明确责任人员，于${wordsZh.shortDate(answerBy)}前将上述事项报送我委，并书面说明逾期原因和整改措施。逾期仍未报送的，将按规定予以通报。`,
        '特此函告。',
      ],
    },
    facts: numbered(items.map((item) => itemLine(item, facts))),
    addressee: `${agency}：`,
    signature: commission,
  };
}
