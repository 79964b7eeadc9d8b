import { changeOf } from '../../domain/indicators/filed-figures.ts';
import type { Measure } from '../../domain/indicators/indicator.ts';
import { between, chance } from '../oracle/chance.ts';

/** Whose value it is, and for when: all that it depends on beside the target and the last value. */
interface Measured {
  /** The indicator. */
  key: string;
  period: string;
}

/** Of so many values one is not there yet. */
const MISSING = 0.06;
const SOURCES = ['统计公报', '部门统计年报', '工作台账'];
/** As every plan's settings begin. */
const JUMP_PERCENT = 30;

/**
 * What an agency says of an indicator, by the fixed seed: a value that comes nearer to its target from year
 * to year, falls now and then and says why; once in a while there is none yet. The same as long as it is of
 * the same period, so that a corrected filing brings the same value.
 */
export function measuredIn(
  part: 'figure' | 'unit' | 'source' | 'reason' | 'words',
  measure: Measure,
  of: Measured,
): string {
  const isMissing = chance(1, of.key, of.period, 'missing') < MISSING;
  const value = valueOf(measure, of);
  switch (part) {
    case 'figure':
      return isMissing ? '' : String(value);
    case 'unit':
      return isMissing ? '' : measure.unit;
    case 'source':
      return isMissing ? '' : (SOURCES[between(0, SOURCES.length - 1, 1, of.key, 'source')] ?? '');
    case 'reason':
      if (isMissing) return '统计数据尚未公布。';
      return changeOf(measure, value, JUMP_PERCENT) ? '统计口径调整，按新口径填报。' : '';
    case 'words':
      return '';
  }
}

/** Beside the last value a step of a few percent, most often the right way; at first some way from the target. */
function valueOf({ last, target, direction }: Measure, { key, period }: Measured): number {
  const forward = direction === 'up' ? 1 : -1;
  const step = between(-2, 8, 1, key, period, 'step') / 100;
  const from = last?.value ?? target * (1 - (forward * between(8, 30, 1, key, 'first')) / 100);
  return Number((from * (1 + forward * step)).toFixed(1));
}
