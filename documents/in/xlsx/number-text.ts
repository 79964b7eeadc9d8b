const DAY = 86_400_000;
/** Day 0 of the two ways to count days; the older one takes 1900 for a leap year. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** The last day a sheet can name: 9999-12-31. */
const LAST_DAY = 2_958_466;
const LATER_LEAP = 60;

/** Formats that have a number and no code of their own. */
const BUILT_IN: ReadonlyArray<readonly [from: number, to: number, code: string]> = [
  [9, 9, '0%'],
  [10, 10, '0.00%'],
  [14, 17, 'y-m-d'],
  [18, 21, 'h:m'],
  [22, 22, 'y-m-d h:m'],
  [27, 31, 'y-m-d'],
  [32, 35, 'h:m'],
  [36, 36, 'y-m-d'],
  [45, 47, 'h:m'],
  [50, 54, 'y-m-d'],
  [55, 56, 'h:m'],
  [57, 58, 'y-m-d'],
];

/** The code of a format that every sheet knows; 17 is “Mar-27”, a month. */
export function builtInFormat(id: number): string {
  if (id === 17 || id === 57) return 'y-m';
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? '';
}

/** A number as its cell shows it: a day as YYYY-MM-DD, a month as YYYY-MM, a share with its %. */
export function numberText(value: number, code: string, countsFrom1904: boolean): string {
  const plain = code
    .split(';', 1)[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  const isDate =
    /[ymd]|h+:|h+/.test(plain.replace(/general|e[+-]/g, '')) && !/[#?]|0(?!\d*$)/.test(plain);
  if (isDate && value >= 0 && value < LAST_DAY) return dateText(value, plain, countsFrom1904);
  if (plain.includes('%')) return `${shortest(value * 100)}%`;
  return /^0{2,}$/.test(plain) && Number.isInteger(value) && value >= 0
    ? String(value).padStart(plain.length, '0')
    : shortest(value);
}

function dateText(value: number, code: string, countsFrom1904: boolean): string {
  const days = countsFrom1904 || value >= LATER_LEAP ? value : value + 1;
  const first = countsFrom1904 ? FROM_1904 : FROM_1900;
  const iso = new Date(first + Math.round(days * 1440) * (DAY / 1440)).toISOString();
  const time = iso.slice(11, 16);
  const hasTime = code.includes('h') && value % 1 !== 0;
  if (!/[yd]/.test(code) && code.includes('h')) return time;
  if (value < 1 && hasTime) return time;
  const isMonth = code.includes('y') && !code.includes('d') && !code.includes('h');
  const isYear = isMonth && !code.includes('m');
  return iso.slice(0, isYear ? 4 : isMonth ? 7 : 10) + (hasTime ? ` ${time}` : '');
}

/** Without the last digits that reckoning in twos leaves behind. */
const shortest = (value: number): string => String(Number(value.toPrecision(15)));
