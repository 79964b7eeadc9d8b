import { ElidedPrefix } from './agency-name.ts';
import { GOVERNMENT, REGION_NAME, SELF_STANDING } from './notation.ts';
import type { Assigned } from './document-rules.ts';
import type { Unit } from './role-list.ts';

/** Names of departments, which carry the prefix of their government. */
const DEPARTMENT =
  /^(?!团[省市区县]|国网|驻|.*(?:分局|支队|委(?=组织|宣传|办|编|网信|统战|政法|金融|社会))).*(?:厅|委|局|办|联)(?:\([^()]*\))?$/;
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
    if (first && isPrefixed(first)) begin += 1;
    else if (first && DEPARTMENT.test(first.folded) && !SELF_STANDING.test(first.folded)) bare += 1;
    let said = first !== undefined && isPrefixed(first);
    for (const unit of others)
      if (isPrefixed(unit)) {
        full += said && GOVERNMENT.test(unit.folded) ? 1 : 0;
        said = true;
      } else if (said && DEPARTMENT.test(unit.folded) && !SELF_STANDING.test(unit.folded))
        elided += 1;
  }
  return begin >= bare && elided > 0 && elided >= ELIDED_SHARE * (elided + full);
}

const mayElide = (unit: Unit): boolean => isPrefixed(unit) || DEPARTMENT.test(unit.folded);
const isPrefixed = ({ folded }: Unit): boolean =>
  GOVERNMENT.test(folded) || REGION_NAME.test(folded);

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
