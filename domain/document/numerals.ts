const DIGITS = '零一二三四五六七八九';
const UNITS: ReadonlyArray<readonly [name: string, value: number]> = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
];
const MYRIAD = 10_000;

/** Writes 1 ≤ n < 100,000,000 as headings are numbered: 一, 十, 二十一, 一百零一, 一万零十二 … */
export function chineseNumeral(n: number): string {
  if (n < MYRIAD) return spelled(n).replace(/^一十/, '十');
  const rest = n % MYRIAD;
  const link = rest > 0 && rest < MYRIAD / 10 ? '零' : '';
  return chineseNumeral(Math.floor(n / MYRIAD)) + '万' + link + (rest ? spelled(rest) : '');
}

function spelled(n: number): string {
  let written = '';
  let rest = n;
  let gap = false;
  for (const [name, value] of UNITS) {
    const digit = Math.floor(rest / value);
    if (digit > 0) written += (gap ? '零' : '') + DIGITS[digit] + name;
    gap = digit === 0 && written !== '' && rest % value > 0;
    rest %= value;
  }
  return written + (rest > 0 ? (gap ? '零' : '') + DIGITS[rest] : '');
}

/** Reads what `chineseNumeral` writes (also 〇 for 零 and 一十 for 十); undefined for anything else. */
export function readChineseNumeral(written: string): number | undefined {
  const numeral = written.replaceAll('〇', '零');
  const value = evaluated(numeral);
  if (value === undefined || value < 1) return undefined;
  return plain(chineseNumeral(value)) === plain(numeral) ? value : undefined;
}

function plain(numeral: string): string {
  return numeral.replace(/(^|[零万])一十/g, '$1十');
}

function evaluated(numeral: string): number | undefined {
  let myriads = 0;
  let sum = 0;
  let digit = 0;
  for (const character of numeral) {
    const unit = UNITS.find(([name]) => name === character);
    if (unit) {
      sum += (digit || 1) * unit[1];
      digit = 0;
    } else if (character === '万') {
      myriads += (sum + digit) * MYRIAD;
      sum = digit = 0;
    } else {
      digit = DIGITS.indexOf(character);
      if (digit < 0) return undefined;
    }
  }
  return myriads + sum + digit;
}
