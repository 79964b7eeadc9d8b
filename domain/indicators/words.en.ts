import type { IndicatorWords, ToldCourse } from './catalog.ts';
import { figureText } from './figure.ts';
import type { Goal } from './indicator.ts';

/** A number with its unit; signs stand close to it. */
const withUnit = (value: number, unit: string) =>
  `${figureText(value)}${/^[%‰]/.test(unit) ? '' : ' '}${unit}`;

const goal = ({ target, byYear, yearly, direction }: Goal, unit: string): string => {
  const reach = `at ${direction === 'up' ? 'least' : 'most'} ${withUnit(target, unit)}`;
  if (yearly) return `${reach} every year`;
  return byYear === null ? reach : `${reach} by ${byYear}`;
};

const base = ({ base: from, baseYear }: Pick<Goal, 'base' | 'baseYear'>, unit: string) =>
  from === null ? null : `${withUnit(from, unit)}${baseYear === null ? '' : ` (${baseYear})`}`;

const points = (count: number) => `${count} percentage point${count === 1 ? '' : 's'}`;

function course({ goal: of, course: told }: ToldCourse): string {
  const { share, expected, behind, reached, isOfTarget } = told;
  const come = `${share}% ${isOfTarget ? 'of the target' : 'of the way'}`;
  if (of.yearly) return reached ? 'reached in this year' : `${come}, not reached in this year`;
  if (reached) return `${come}, reached`;
  if (expected === null || behind === null) return `${come}; no year is named to compare it by`;
  const beside =
    behind > 0
      ? `${points(behind)} behind`
      : behind < 0
        ? `${points(-behind)} ahead`
        : 'on its course';
  return `${come}, ${expected}% expected by then: ${beside}`;
}

/** In English. */
export const indicatorWordsEn: IndicatorWords = {
  goal,
  base,
  course,
  statement(told) {
    const from = base(told.goal, told.unit);
    return [
      `${told.period} ${withUnit(told.value, told.unit)}`,
      `target ${goal(told.goal, told.unit)}`,
      ...(from === null ? [] : [`base ${from}`]),
      `${course(told)}.`,
    ].join('; ');
  },
  missing: (period, reason) => `No value for ${period}, because: ${reason}`,
  none: 'No value was reported yet',
};
