import { ElidedPrefix } from './agency-name.ts';
import type { Assigned } from './document-rules.ts';
import type { Unit } from './role-list.ts';

/** Of the names after the first of a list, so many without a prefix show that the document elides it. */
const ELIDED_SHARE = 0.15;

/**
 * Whether lists of the document say the government's prefix once, “自治区水利厅、财政厅”: lists begin
 * with it and go on without. Where most lists begin without, departments simply go without.
 */
export function elides(tasks: readonly Assigned[]): boolean {
  let begin = 0;
  let bare = 0;
  let elided = 0;
  let full = 0;
  for (const { lead, responsible, cooperating } of tasks) {
    const [first, ...others] = [...lead, ...responsible, ...cooperating];
    if (!first) continue;
    if (first.looks.isPrefixed) begin += 1;
    else if (isBareDepartment(first)) bare += 1;
    let said = first.looks.isPrefixed;
    for (const unit of others)
      if (unit.looks.isPrefixed) {
        full += said && unit.looks.saysGovernment ? 1 : 0;
        said = true;
      } else if (said && isBareDepartment(unit)) elided += 1;
  }
  return begin >= bare && elided > 0 && elided >= ELIDED_SHARE * (elided + full);
}

const mayElide = ({ looks }: Unit): boolean => looks.isPrefixed || looks.isDepartment;
const isBareDepartment = ({ looks }: Unit): boolean => looks.isDepartment && !looks.isSelfStanding;

/** The names of a task's lists, in their order, with what they elide put back. */
export function namesOf({ lead, cooperating, responsible }: Assigned, restores: boolean) {
  const prefix = new ElidedPrefix();
  const list = (units: readonly Unit[]): string[] => {
    let group = units[0]?.group;
    return units.map((unit) => {
      if (unit.group !== group) prefix.startGroup();
      group = unit.group;
      return restores && mayElide(unit) ? prefix.restore(unit.name) : unit.name;
    });
  };
  const leads = list(lead);
  const joint = list(responsible);
  prefix.startGroup();
  return { lead: leads, responsible: joint, cooperating: list(cooperating) };
}
