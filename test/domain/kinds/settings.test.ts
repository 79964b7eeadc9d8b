import { expect, test } from '@jest/globals';
import { KIND_NAMES } from '../../../domain/kinds/kinds.ts';
import { settingsOf } from '../../../domain/kinds/settings.ts';
import { CONTACTS } from '../../support/dated.ts';

const valuesOf = (kind: string) => (kind === 'deliverable' ? { dated: CONTACTS } : {});

test('of each kind that can be chosen which it heeds', () => {
  const dates = KIND_NAMES.map((kind) => [kind, settingsOf(kind, valuesOf(kind)).dates]);
  expect(Object.fromEntries(dates)).toEqual({
    receipt: ['dueAfterWorkdays'],
    periodic: ['every', 'about', 'opens', 'due'],
    implementation_plan: ['dueAfterDays'],
    contribution: [],
    deliverable: ['datedOn'],
    midterm: [],
    assessment: [],
    evaluation_report: [],
    consolidation: [],
    issue_handling: ['dueAfterWorkdays'],
    rectification: [],
  });
  expect(settingsOf('contribution', {}).ladder).toEqual([]);
  expect(settingsOf('periodic', {}).ladder).toHaveLength(6);
});

test('the defaults are those of the cadence, whatever was chosen of the ladder', () => {
  const yearly = {
    reminders: [30, 15, 7, 3, 1],
    urgeAfter: 1,
    escalateAfter: 3,
    letterAfter: 10,
    circularAfter: 15,
    closeAfter: 20,
  };
  expect(settingsOf('periodic', {}).defaults).toEqual(yearly);
  expect(settingsOf('periodic', { ladder: { closeAfter: 30 } }).defaults).toEqual(yearly);
  expect(settingsOf('periodic', { every: 'month' }).defaults).toEqual({
    reminders: [3, 1],
    urgeAfter: 1,
    escalateAfter: 3,
    closeAfter: 8,
  });
});
