import type { AgencyKind, ResponsibilityRole } from '../words/words.ts';
import type { NamedRole } from '../../schemas/import-decision.ts';
import { matchOf, type Drafted, type DraftName } from './drafted.ts';
import { BY_NAME, type RegisterAgency } from './match-names.ts';

/** An agency that the import brings. */
export interface NewAgency {
  id: string;
  name: string;
  nameEn: string | null;
  kind: AgencyKind;
}

/** Whom the names of a draft mean, and what the register learns by it. */
export interface Resolved {
  /** The ids a name stands for: one, several (各区县), or none. */
  idsOf(name: string): readonly string[];
  /** The id that an office's or region's choice means; null if it means nobody. */
  chosen(choice: string): string | null;
  added: NewAgency[];
  /** Further names of agencies, new or known. */
  aliases: { name: string; agencyId: string }[];
}

/**
 * Resolves every name of a draft against the register. `newId` gives a new agency its id, always the same
 * one for a name.
 */
export function resolve(
  { names }: Drafted,
  register: readonly RegisterAgency[],
  newId: (name: string) => string,
): Resolved {
  const known = new Map<string, string>();
  const present = register.filter(({ endedAt }) => endedAt === null);
  for (const { id, aliases } of present) for (const alias of aliases) known.set(alias, id);
  for (const { id, name } of present) known.set(name, id);
  const added = new Map<string, NewAgency>();
  const add = (name: string, kind: AgencyKind, nameEn: string): string => {
    const id = known.get(name) ?? newId(name);
    if (!known.has(name) && !added.has(id))
      added.set(id, { id, name, kind, nameEn: nameEn === '' ? null : nameEn });
    return id;
  };
  const aliases: Resolved['aliases'] = [];
  const ids = new Map<string, readonly string[]>();
  const idsOfName = (each: DraftName): readonly string[] => {
    const match = matchOf(each);
    switch (match.to) {
      case 'nobody':
        return [];
      case 'members':
        return [...new Set([...match.ids, ...match.names.map((name) => add(name, 'region', ''))])];
      case 'agency':
      case 'new': {
        const id = match.to === 'agency' ? match.id : add(each.name, match.kind, match.nameEn);
        for (const name of [each.name, ...each.aliases]) aliases.push({ name, agencyId: id });
        return [id];
      }
    }
  };
  for (const each of names) ids.set(each.name, idsOfName(each));
  const own = new Set([...added.values()].map(({ name }) => name));
  const idsOf = (name: string) => {
    const found = ids.get(name);
    if (found) return found;
    const id = known.get(name);
    return id === undefined ? [] : [id];
  };
  return {
    idsOf,
    chosen: (choice) =>
      choice.startsWith(BY_NAME)
        ? (idsOf(choice.slice(BY_NAME.length))[0] ?? null)
        : present.some(({ id }) => id === choice)
          ? choice
          : null,
    added: [...added.values()],
    aliases: aliases.filter(({ name }) => !known.has(name) && !own.has(name)),
  };
}

const RANK: Record<ResponsibilityRole, number> = { lead: 0, responsible: 1, cooperating: 2 };

/** Who is what to a task, by id; whom several names mean counts once, as what is said of it first. */
export function resolvedRoles(
  roles: readonly NamedRole[],
  { idsOf }: Resolved,
): { agencyId: string; role: ResponsibilityRole }[] {
  const found = new Map<string, ResponsibilityRole>();
  for (const { name, role } of roles.toSorted((a, b) => RANK[a.role] - RANK[b.role]))
    for (const agencyId of idsOf(name)) if (!found.has(agencyId)) found.set(agencyId, role);
  return [...found].map(([agencyId, role]) => ({ agencyId, role }));
}
