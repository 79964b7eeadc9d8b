import { chance } from './chance.ts';
import { isSignedOff, type OwedReport } from './owed-reports.ts';

/** How an agency behaves in a simulation. */
export type Behaviour = 'onTime' | 'late' | 'returned' | 'takenBack' | 'never';

const SHARES: [Behaviour, number][] = [
  ['late', 0.1],
  ['returned', 0.1],
  ['takenBack', 0.05],
  ['never', 0.1],
];

/** Of documents that are signed off: returned with words, or late. */
const DOCUMENTS: [Behaviour, number][] = [
  ['returned', 0.4],
  ['late', 0.55],
];

/**
 * Who means to behave how: 10 % late, 10 % returned once, 5 % take their filing back and file again,
 * 10 % never, the rest on time; by the seed; a document is
 * always signed off in the end. What befalls the plan may make something else of it.
 */
export function behavioursOf(reports: readonly OwedReport[], seed: number): Map<string, Behaviour> {
  const documents = reports.filter(isSignedOff);
  const others = reports.filter((report) => !isSignedOff(report));
  const ranked = others
    .map(({ id }) => ({ id, rank: chance(seed, id, 'behaviour') }))
    .sort((a, b) => a.rank - b.rank);
  const behaviours = new Map<string, Behaviour>();
  for (const [behaviour, share] of SHARES)
    for (const { id } of ranked.splice(0, Math.round(share * others.length)))
      behaviours.set(id, behaviour);
  for (const { id } of ranked) behaviours.set(id, 'onTime');
  for (const { id } of documents) {
    const drawn = chance(seed, id, 'document');
    behaviours.set(id, DOCUMENTS.find(([, share]) => drawn < share)?.[0] ?? 'onTime');
  }
  return behaviours;
}
