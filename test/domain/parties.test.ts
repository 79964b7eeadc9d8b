import { describe, expect, test } from '@jest/globals';
import { defaultSteps } from '../../domain/ladder/step.ts';
import { isAddressed, stepsFor, superiorOf, toldBy } from '../../domain/parties.ts';
import { yearly } from './ladder/helpers.ts';

const plan = { commissionId: 'fagaiwei', governmentId: 'zhengfuban' };
const steps = defaultSteps(yearly);
const told = (owner: string) =>
  stepsFor(steps, owner, plan).map((step) => `${step.name} → ${toldBy(step, owner, plan)}`);

describe('who stands above whom', () => {
  test('the commission above everybody, the government office above the commission', () => {
    expect(superiorOf('shuili', plan)).toBe('fagaiwei');
    expect(superiorOf('zhengfuban', plan)).toBe('fagaiwei');
    expect(superiorOf('fagaiwei', plan)).toBe('zhengfuban');
  });

  test('a department is reminded itself; what it misses is put before the commission', () => {
    expect(told('shuili').filter((line) => !line.startsWith('remind'))).toEqual([
      'opening → shuili',
      'urge → shuili',
      'escalate → fagaiwei',
      'letter → fagaiwei',
      'circular → fagaiwei',
      'close → null',
    ]);
  });

  test('what the commission misses goes to the government office, without letter and circular', () => {
    expect(told('fagaiwei').filter((line) => !line.startsWith('remind'))).toEqual([
      'opening → fagaiwei',
      'urge → fagaiwei',
      'escalate → zhengfuban',
      'close → null',
    ]);
  });

  test('letters and circulars are written to nobody above', () => {
    expect(['shuili', 'fagaiwei', 'zhengfuban'].map((id) => isAddressed(id, plan))).toEqual([
      true,
      false,
      false,
    ]);
    expect(told('zhengfuban').join()).not.toMatch(/letter|circular/);
  });
});
