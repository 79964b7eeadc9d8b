import { nameParts } from '../document/agency-name.ts';
import { fold } from '../document/notation.ts';
import { COLLECTIVE } from '../document/unit-names.ts';
import type { AgencyKind } from '../words/words.ts';
import type { NameMatch } from '../../schemas/import-decision.ts';

/** Stands before a name of the document where an id of the register is meant otherwise. */
export const BY_NAME = 'name:';

/** An agency of the register, with every name it goes by. */
export interface RegisterAgency {
  id: string;
  name: string;
  nameEn: string | null;
  kind: AgencyKind;
  aliases: readonly string[];
  endedAt: Date | null;
}

/**
 * How a name of the document stands to the register: the same name, a known alias, one that looks like
 * an agency's (asked), several at once (asked), or new.
 */
export type NameState = 'same' | 'alias' | 'doubtful' | 'collective' | 'new';

/** What is proposed for a name. */
export interface ProposedMatch {
  state: NameState;
  /** What it would be taken for; to be confirmed where the state is not `same` or `alias`. */
  match: NameMatch;
}

/** Whether everybody whom a match means is still there: agencies may have ended since it was decided. */
export function isValid(match: NameMatch, register: readonly RegisterAgency[]): boolean {
  const isPresent = (id: string) =>
    register.some((agency) => agency.id === id && agency.endedAt === null);
  if (match.to === 'agency') return isPresent(match.id);
  return match.to !== 'members' || match.ids.every(isPresent);
}

/** Finds whom names of a document mean, among the agencies of the register. */
export class Register {
  private readonly byName = new Map<string, RegisterAgency>();
  private readonly byStem = new Map<string, RegisterAgency[]>();
  private readonly regions: string[];

  constructor(agencies: readonly RegisterAgency[]) {
    const present = agencies.filter(({ endedAt }) => endedAt === null);
    for (const agency of present)
      for (const alias of agency.aliases) this.byName.set(alias, agency);
    for (const agency of present) this.byName.set(agency.name, agency);
    for (const agency of agencies)
      for (const stem of new Set([agency.name, ...agency.aliases].map(stemOf)))
        this.byStem.set(stem, [...(this.byStem.get(stem) ?? []), agency]);
    this.regions = present.filter(({ kind }) => kind === 'region').map(({ id }) => id);
  }

  propose(name: string, aliases: readonly string[]): ProposedMatch {
    const same = this.byName.get(name);
    if (same)
      return {
        state: same.name === name ? 'same' : 'alias',
        match: { to: 'agency', id: same.id },
      };
    const alias = aliases.map((each) => this.byName.get(each)).find((each) => each !== undefined);
    if (alias) return { state: 'alias', match: { to: 'agency', id: alias.id } };
    if (isCollective(name)) {
      const isOfRegions = /[市县区州盟旗镇乡]|地区|地方/.test(name);
      const match: NameMatch = isOfRegions
        ? { to: 'members', ids: this.regions, names: [] }
        : { to: 'nobody' };
      return { state: 'collective', match };
    }
    const [candidate] = this.byStem.get(stemOf(name)) ?? [];
    if (candidate) return { state: 'doubtful', match: { to: 'agency', id: candidate.id } };
    return { state: 'new', match: { to: 'new', kind: kindOfName(name), nameEn: '' } };
  }
}

const stemOf = (name: string): string => nameParts(name).stem;

/** Whether a name means several at once: “各区县”, “有关部门”. */
export const isCollective = (name: string): boolean => COLLECTIVE.test(fold(name));

/** What kind of body a name looks like; a person confirms it. */
export function kindOfName(name: string): AgencyKind {
  if (/(?:公司|集团|银行|分行|支行|电网|厂)$/.test(name)) return 'enterprise';
  if (/(?:政府办|政府办公室|政府办公厅|府办)$/.test(name)) return 'government_office';
  if (/(?:[市县区州盟旗镇乡]|地区|政府|管委会|公署)$/.test(name)) return 'region';
  return 'department';
}
