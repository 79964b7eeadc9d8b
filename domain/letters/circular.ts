import { chineseNumeral } from '../document/numerals.ts';
import { wordsZh } from '../words/words.zh.ts';
import type { AssembledText, OverdueFacts, OverdueItem } from './official-text.ts';
import { ground, itemLine, numbered, workOf } from './wording.ts';

/**
 * The draft of a circular (情况通报) to all agencies of a plan about those whose reports of a
 * cycle are overdue, agency by agency in the order of the items.
 * @throws RangeError when there is no item.
 */
export function circular(facts: OverdueFacts): AssembledText {
  const { commission, items, on, answerBy } = facts;
  if (items.length === 0) throw new RangeError('a circular about nothing');
  const agencies = byAgency(items);
  const sections = [...agencies].flatMap(([agency, own], index) => [
    `（${chineseNumeral(index + 1)}）${agency}（${own.length}项）`,
    ...numbered(own.map((item) => itemLine(item, facts))),
  ]);
  return {
    words: {
      title: `${commission}关于${workOf(facts)}逾期情况的通报`,
      opening: [
        `${ground(facts)}，各有关地区、各有关部门应按时完成${workOf(facts)}。截至${wordsZh.shortDate(on)}，经提醒、催办和督办，仍有${agencies.size}个单位的${items.length}项未报送。现将有关情况通报如下：`,
        '一、逾期未报情况',
      ],
      closing: [
        '二、有关要求',
        `请上述单位认真查找原因，切实加以整改，于${wordsZh.shortDate(answerBy)}前补报，并书面说明逾期原因。其他单位要引以为戒，按时保质报送。`,
      ],
    },
    facts: sections,
    addressee: '各有关地区、各有关部门：',
    signature: commission,
  };
}

function byAgency(items: readonly OverdueItem[]): Map<string, OverdueItem[]> {
  const agencies = new Map<string, OverdueItem[]>();
  for (const item of items) agencies.set(item.agency, [...(agencies.get(item.agency) ?? []), item]);
  return agencies;
}
