/** A number as somebody wrote it, with the unit that stood behind it. */
export interface Figure {
  value: number;
  /** Empty: none stood there. */
  unit: string;
}

const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,10})?(.*)$/;
/** Behind a number: its unit, and no second number, range or remark. */
const UNIT = /^(?![\d.,~至到\-—])[^()]{1,12}$/;

/** Reads one number, with its unit or without (`85.2`, `１，２００万元`, `91%`); null for anything else. */
export function readFigure(text: string): Figure | null {
  const [, sign = '', whole = '', rest = '', behind = ''] =
    NUMBER.exec(text.normalize('NFKC').replaceAll(/\s/g, '')) ?? [];
  if (whole === '' || (behind !== '' && !UNIT.test(behind))) return null;
  return { value: Number(`${sign}${whole.replaceAll(',', '')}${rest}`), unit: behind };
}

/** What multiplies a unit: 万人 are ten thousand 人. */
const SCALES: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** Other ways to write the same unit. */
const ALIASES: Readonly<Record<string, string>> = {
  percent: '%',
  百分比: '%',
  百分点: '个百分点',
  'percentage points': '个百分点',
};

/**
 * A value in another unit of the same thing: 1.2 亿元 are 12000 万元.
 * @returns null where the units are not of the same thing (万人 and %): nobody guesses then.
 */
export function inUnit(value: number, unit: string, wanted: string): number | null {
  const from = scaled(unit);
  const to = scaled(wanted);
  if (from.unit !== to.unit) return null;
  return Number(((value * from.factor) / to.factor).toPrecision(12));
}

function scaled(text: string): { factor: number; unit: string } {
  let unit = text.normalize('NFKC').trim().toLowerCase();
  unit = ALIASES[unit] ?? unit;
  let factor = 1;
  while (unit.length > 1) {
    const scale = SCALES[unit[0] ?? ''];
    if (scale === undefined) break;
    factor *= scale;
    unit = unit.slice(1);
  }
  return { factor, unit };
}

/** A number as it is told: without the noise of reckoning, with at most four places. */
export const figureText = (value: number): string => String(Number(value.toFixed(4)));
