import { chineseNumeral } from '../../../domain/document/numerals.ts';

const DIGITS = '〇一二三四五六七八九';
const FORMAL: Readonly<Record<string, string>> = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};
const ROMAN: ReadonlyArray<readonly [value: number, letters: string]> = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** A longer row is no numbering of paragraphs. */
const LARGEST = 99_999;

/** 1 → a … z, aa, bb … as Word writes them. */
function letters(n: number): string {
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(10, Math.ceil(n / 26)));
}

function roman(n: number): string {
  let written = '';
  let rest = Math.min(n, 10_000);
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) written += sign;
  return written;
}

const spelled = (n: number): string => (n < 1 ? '零' : chineseNumeral(n));
const byDigits = (n: number): string =>
  [...String(n)].map((digit) => DIGITS.charAt(Number(digit))).join('');
const oneOf = (signs: string, n: number): string => signs.charAt((n - 1) % signs.length);
const enclosed = (first: number, last: number, n: number): string =>
  n >= 1 && n <= last ? String.fromCodePoint(first + n - 1) : String(n);
const fullWidth = (n: number): string =>
  String(n).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperRoman: (n) => roman(n).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (n) => letters(n).toUpperCase(),
  lowerLetter: letters,
  chineseCounting: spelled,
  chineseCountingThousand: spelled,
  japaneseCounting: spelled,
  taiwaneseCounting: spelled,
  taiwaneseCountingThousand: spelled,
  ideographDigital: byDigits,
  japaneseDigitalTenThousand: byDigits,
  taiwaneseDigital: byDigits,
  chineseLegalSimplified: (n) => spelled(n).replace(/./gu, (sign) => FORMAL[sign] ?? sign),
  ideographTraditional: (n) => oneOf('甲乙丙丁戊己庚辛壬癸', n),
  ideographZodiac: (n) => oneOf('子丑寅卯辰巳午未申酉戌亥', n),
  decimalEnclosedCircle: (n) => enclosed(0x2460, 20, n),
  decimalEnclosedCircleChinese: (n) => enclosed(0x2460, 20, n),
  decimalEnclosedFullstop: (n) => `${n}.`,
  decimalEnclosedParen: (n) => `(${n})`,
  ideographEnclosedCircle: (n) => `(${spelled(n)})`,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  numberInDash: (n) => `- ${n} -`,
  none: () => '',
  bullet: () => '',
};

/** A number as a list writes it; a format that is not known is written in figures. */
export function writeNumber(n: number, format: string): string {
  const value = Math.min(Math.max(0, n), LARGEST);
  if (value === 0 && /Letter|Roman|^ideograph(?:Traditional|Zodiac)/.test(format)) return '0';
  return Object.hasOwn(FORMATS, format) ? (FORMATS[format]?.(value) ?? '') : String(value);
}
