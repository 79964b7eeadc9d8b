import type { IndicatorWords, ToldCourse } from './catalog.ts';
import { figureText } from './figure.ts';
import type { Goal } from './indicator.ts';

const goal = ({ target, byYear, yearly, direction }: Goal, unit: string): string => {
  const reach = `${figureText(target)}${unit}${direction === 'up' ? '以上' : '以下'}`;
  if (yearly) return `每年${reach}`;
  return byYear === null ? reach : `${byYear}年${reach}`;
};

const base = ({ base: from, baseYear }: Pick<Goal, 'base' | 'baseYear'>, unit: string) =>
  from === null
    ? null
    : `${figureText(from)}${unit}${baseYear === null ? '' : `（${baseYear}年）`}`;

function course({ goal: of, course: told }: ToldCourse): string {
  const { share, expected, behind, reached, isOfTarget } = told;
  const come = `${isOfTarget ? '为目标值的' : '已完成'}${share}%`;
  if (of.yearly) return reached ? '达到年度目标' : `${come}，未达到年度目标`;
  if (reached) return `${come}，已达到目标`;
  if (expected === null || behind === null) return `${come}，没有定完成年份，不比较序时进度`;
  const beside =
    behind > 0 ? `落后${behind}个百分点` : behind < 0 ? `超前${-behind}个百分点` : '与序时进度一致';
  return `${come}，序时进度${expected}%，${beside}`;
}

/** In Chinese. */
export const indicatorWordsZh: IndicatorWords = {
  goal,
  base,
  course,
  statement(told) {
    const from = base(told.goal, told.unit);
    return [
      `${told.period}${figureText(told.value)}${told.unit}`,
      `目标${goal(told.goal, told.unit)}`,
      ...(from === null ? [] : [`基期${from}`]),
      `${course(told)}。`,
    ].join('；');
  },
  missing: (period, reason) => `${period}没有数值，原因：${reason}`,
  none: '还没有填报数值',
};
