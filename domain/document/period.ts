import { FIVE_YEARS, YEARS, fiveYearPlan } from './notation.ts';
import { readChineseNumeral } from './numerals.ts';
import type { Period } from './types.ts';

/**
 * The years a (folded) title speaks of: “（2011—2015年）”, else those of its five-year plan
 * (“十二五”: the twelfth, 2011–2015). Undefined when it names neither.
 */
export function readPeriod(title: string): Period | undefined {
  const years = YEARS.exec(title);
  if (years && Number(years[1]) <= Number(years[2]))
    return { from: Number(years[1]), to: Number(years[2]) };
  const plan = FIVE_YEARS.exec(title);
  const n = readChineseNumeral(plan?.[1] ?? plan?.[2] ?? '');
  return n === undefined ? undefined : fiveYearPlan(n);
}
