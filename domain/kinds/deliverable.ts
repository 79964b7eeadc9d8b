import { addDays } from '../calendar/civil-date.ts';
import { workdayOnOrAfter } from '../calendar/workdays.ts';
import { instantAt } from '../calendar/zoned.ts';
import type { FieldSpec, FormSubject } from '../forms/field-spec.ts';
import { defaultSteps } from '../ladder/step.ts';
import type { DatedValues, ObligationValues } from '../../schemas/obligation-values.ts';
import { datedPeriod, periodKey } from './dated-name.ts';
import { proposeDeliverables } from './deliverable-proposals.ts';
import type { Kind, Owner } from './kind.ts';

const OPENS_DAYS_BEFORE = 30;

/**
 * A dated step of the text (“2012年底前完成…”, 完成时限), contact names by a date, publishing: owed
 * once, by the date that the text names, by those it names.
 */
export const deliverable: Kind = {
  kind: 'deliverable',
  owners: (values) => ownersOf(datedOf(values)),
  trigger: { on: 'date', period: (values) => datedPeriod(datedOf(values)) },
  proposals: proposeDeliverables,
  opens: ({ values, policy, calendar }) => {
    const day = addDays(datedOf(values).on, -OPENS_DAYS_BEFORE);
    return instantAt(workdayOnOrAfter(calendar, day), policy.workingHour, policy.zone);
  },
  due: ({ values }) => datedOf(values).on,
  ladder: ({ values }) =>
    defaultSteps(
      {
        reminders: [15, 7, 3, 1],
        urgeAfter: 1,
        escalateAfter: 3,
        letterAfter: 10,
        circularAfter: null,
        closeAfter: 20,
      },
      values.ladder,
    ),
  forms: { 1: formV1 },
  formVersion: 1,
  review: 'superior',
};

function datedOf({ dated }: ObligationValues): DatedValues {
  if (!dated) throw new RangeError('a deliverable without its date');
  return dated;
}

function ownersOf({ who }: DatedValues): Owner[] {
  if (who === 'with-tasks') return [{ who, per: 'agency' }];
  if (who === 'regions') return [{ who, per: 'plan' }];
  if (who === 'all')
    return [
      { who: 'with-tasks', per: 'agency' },
      { who: 'regions', per: 'plan' },
    ];
  return 'agencies' in who
    ? [{ who: 'named', per: 'agency', agencies: who.agencies }]
    : [{ who: 'leads', per: 'task', tasks: who.tasks }];
}

/** Contact names are asked for where they are what is due. */
const asksForContacts = (period: string) => periodKey(period).split('-', 1)[0] === 'contacts';

/** What was delivered, where it can be found; who the contacts are. */
function formV1({ period = '' }: FormSubject): FieldSpec[] {
  return [
    ...(asksForContacts(period)
      ? [{ name: 'contacts', type: 'text' } as const]
      : [{ name: 'delivered', type: 'text' } as const]),
    { name: 'place', type: 'line' },
    { name: 'address', type: 'url' },
    { name: 'remarks', type: 'text' },
  ];
}
