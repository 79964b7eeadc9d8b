import type { CivilDate } from '../calendar/civil-date.ts';
import type { FieldSpec } from '../forms/field-spec.ts';
import { defaultSteps } from '../ladder/step.ts';
import type { CycleContext, EventFacts, Kind, Proposal, ProposalContext } from './kind.ts';

/**
 * 通知 四: “自治区人民政府将定期组织开展对《规划》实施情况的检查”: whatever an inspection finds with an agency is put right by the
 * day that the finding says, reported, reviewed and closed (销号).
 */
export const rectification: Kind = {
  kind: 'rectification',
  owners: [{ who: 'inspected', per: 'finding' }],
  trigger: { on: 'event' },
  proposals: propose,
  opens: (cycle) => eventOf(cycle).at,
  due: (cycle) => dayOf(eventOf(cycle)),
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

function eventOf({ event }: CycleContext): EventFacts {
  if (!event) throw new RangeError('a rectification without its finding');
  return event;
}

function dayOf({ dueOn }: EventFacts): CivilDate {
  if (dueOn === undefined) throw new RangeError('a finding without its day');
  return dueOn;
}

/** The sentence that has the work inspected. */
function propose({ document }: ProposalContext): Proposal[] {
  const duty = document.duties.find(({ kind }) => kind === 'inspection');
  if (!duty) return [];
  const { quote, span, kind: orders } = duty;
  return [{ key: 'every', values: {}, quote, span, orders }];
}

/** What was done about the finding, what shows it, what is still to be done, and so that it stays. */
function formV1(): FieldSpec[] {
  return [
    { name: 'measures', type: 'text', tells: true },
    { name: 'evidence', type: 'text' },
    { name: 'remaining', type: 'text' },
    { name: 'lasting', type: 'text' },
  ];
}
