import { nameParts } from './agency-name.ts';
import { LEVELS, fold } from './notation.ts';
import { COLLECTIVE } from './unit-names.ts';
import type { Agency } from './types.ts';

/** A task as its bracket names its agencies. */
export interface Assigned {
  /** Its place in the document, from 1. */
  readonly place: number;
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly responsible: readonly string[];
}

interface Usage {
  readonly name: string;
  count: number;
}

/**
 * Finds which names mean the same agency, and maps each name to the one it goes by.
 *
 * Two names are the same when their short forms agree (`comparable`: 环境保护厅 and 环保厅) and their
 * prefixes do, or one leaves out a part of the other's prefix (农牧业厅, 自治区农牧业厅,
 * 内蒙古自治区农牧业厅) and the document holds only one such longer prefix. An agency goes by the name
 * used most often; of equally frequent ones by the longest, then the first.
 */
export function canonicalNames(tasks: readonly Assigned[]): Map<string, string> {
  const canonical = new Map<string, string>();
  for (const names of clusters(usages(tasks))) {
    const best = names.reduce((a, b) =>
      b.count > a.count || (b.count === a.count && b.name.length > a.name.length) ? b : a,
    );
    for (const { name } of names) canonical.set(name, best.name);
  }
  return canonical;
}

/** Every agency of the tasks, in the order of the document, with its aliases and its tasks. */
export function collectAgencies(
  tasks: readonly Assigned[],
  canonical: ReadonlyMap<string, string>,
): Agency[] {
  const agencies = new Map<
    string,
    {
      name: string;
      aliases: Set<string>;
      leads: number[];
      cooperates: number[];
      responsible: number[];
    }
  >();
  const agencyOf = (alias: string) => {
    const name = canonical.get(alias) ?? alias;
    const known = agencies.get(name);
    const agency = known ?? {
      name,
      aliases: new Set<string>(),
      leads: [],
      cooperates: [],
      responsible: [],
    };
    if (!known) agencies.set(name, agency);
    if (alias !== name) agency.aliases.add(alias);
    return agency;
  };
  for (const { place, lead, cooperating, responsible } of tasks) {
    for (const name of lead) agencyOf(name).leads.push(place);
    for (const name of responsible) agencyOf(name).responsible.push(place);
    for (const name of cooperating) agencyOf(name).cooperates.push(place);
  }
  return [...agencies.values()].map(({ name, aliases, leads, cooperates, responsible }) => ({
    name,
    aliases: [...aliases],
    leads,
    cooperates,
    ...(responsible.length > 0 && { responsible }),
    ...(COLLECTIVE.test(fold(name)) && { collective: true as const }),
  }));
}

/** Names without those that came before, and without the others. */
export function distinct(names: readonly string[], others: readonly string[] = []): string[] {
  // A set costs more than looking through a short list.
  if (names.length * (names.length + others.length) < 200)
    return names.filter((name, at) => names.indexOf(name) === at && !others.includes(name));
  const found = new Set(names);
  for (const name of others) found.delete(name);
  return [...found];
}

function usages(tasks: readonly Assigned[]): Usage[] {
  const usages = new Map<string, Usage>();
  for (const { lead, cooperating, responsible } of tasks)
    for (const names of [lead, responsible, cooperating])
      for (const name of names) {
        const usage = usages.get(name);
        if (usage) usage.count += 1;
        else usages.set(name, { name, count: 1 });
      }
  return [...usages.values()];
}

function clusters(usages: readonly Usage[]): Usage[][] {
  const byStem = new Map<string, Map<string, Usage[]>>();
  for (const usage of usages) {
    const { prefix, stem } = nameParts(usage.name);
    const byPrefix = byStem.get(stem) ?? new Map<string, Usage[]>();
    byStem.set(stem, byPrefix);
    const alike = byPrefix.get(prefix);
    if (alike) alike.push(usage);
    else byPrefix.set(prefix, [usage]);
  }
  return [...byStem.values()].flatMap(joinPrefixes);
}

/** Joins names of one stem: those of no prefix, or of a bare level, with the only longer one. */
function joinPrefixes(byPrefix: ReadonlyMap<string, Usage[]>): Usage[][] {
  const apart = new Map(byPrefix);
  for (const short of [...LEVELS, '']) {
    const usages = apart.get(short);
    const longer = [...apart.keys()].filter((other) => other !== short && other.endsWith(short));
    const [only] = longer;
    if (usages === undefined || only === undefined || longer.length > 1) continue;
    apart.set(only, [...(apart.get(only) ?? []), ...usages]);
    apart.delete(short);
  }
  return [...apart.values()];
}
