import { kindOf } from '../kinds/kinds.ts';
import { RHYTHMIC } from '../kinds/of-duties.ts';
import type { DraftObligation } from '../../schemas/import-decision.ts';
import { isSettled, isUndecided, matchOf, type Drafted } from './drafted.ts';

/** What keeps a draft from being imported. */
export type OpenPoint =
  | 'title'
  | 'period'
  | 'commission'
  | 'government'
  | 'same_office'
  | 'unread'
  | 'rules'
  | 'names'
  | 'regions'
  | 'duties'
  | 'same_obligation'
  | 'nothing'
  /** It seems to amend a plan: does it? */
  | 'amends';

/** Of an amendment only these: the rest is the plan's already. */
const OF_AMENDMENT: readonly OpenPoint[] = ['unread', 'rules', 'names'];

/** What is still to be done before the import, with how much of it; empty when it may be imported. */
export function openPoints(draft: Drafted): { point: OpenPoint; count: number }[] {
  const { title, period, commission, government, unread, rules, names, duties, tasks } = draft;
  const kept = tasks.filter(({ removed }) => removed === null);
  const isAmendment = typeof draft.amends === 'string';
  const counts: Record<OpenPoint, number> = {
    amends: Number(draft.seemsToAmend !== null && draft.amends === undefined),
    nothing: Number(kept.length === 0 && obligationsOf(draft).length === 0),
    title: Number(title.trim() === ''),
    period: Number(period === null),
    commission: Number(commission === null),
    government: Number(government === null),
    same_office: Number(commission !== null && commission === government),
    unread: unread.filter(({ state }) => state === 'open').length,
    rules: rules.filter(({ holds, changes }) => holds === null && changes > 0).length,
    names: names.filter((name) => !isSettled(name)).length,
    regions: Number(asksForRegions(draft) && draft.regions === null),
    duties: duties.filter(isUndecided).length,
    same_obligation: repeated(draft).size,
  };
  return Object.entries(counts)
    .filter(([point, count]) => count > 0 && (!isAmendment || isOfAmendment(point)))
    .map(([point, count]) => ({ point: point as OpenPoint, count }));
}

const isOfAmendment = (point: string) => OF_AMENDMENT.some((each) => each === point);

/** Regions owe reports of their own where the document asks them and anybody could be meant. */
export const asksForRegions = ({ duties, names, hasRegions }: Drafted): boolean =>
  duties.some(
    ({ confirmed, quote }) =>
      confirmed?.some(({ kind }) => kind === RHYTHMIC) === true &&
      /地区|盟市|各(?:市|县|区|州|盟|旗)/.test(quote),
  ) &&
  (hasRegions ||
    names.some((name) => {
      const match = matchOf(name);
      return match.to === 'members' || (match.to === 'new' && match.kind === 'region');
    }));

/** Everything that is confirmed to be owed, whatever orders it. */
export const obligationsOf = ({ duties, owed }: Drafted): DraftObligation[] => [
  ...duties.flatMap(({ confirmed }) => confirmed ?? []),
  ...owed.map(({ obligation }) => obligation),
];

/** Obligations that would order the same cycles as another one. */
export function repeated(draft: Drafted): Set<string> {
  const known = new Set<string>();
  const twice = new Set<string>();
  for (const key of obligationsOf(draft).map(cyclesKey)) {
    if (known.has(key)) twice.add(key);
    known.add(key);
  }
  return twice;
}

/** One obligation of a kind and rhythm, or of a dated name, to a plan: two would order the same cycles. */
export function cyclesKey({ kind, values, dated }: DraftObligation): string {
  if (dated) return `${kind} ${dated.key}`;
  const { trigger } = kindOf(kind);
  return trigger.on === 'calendar' ? `${kind} ${values.every ?? trigger.every}` : kind;
}
