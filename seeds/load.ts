import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decode } from '../domain/document/decode.ts';
import { parseBytes } from '../domain/document/parse-document.ts';
import { importPlan, type ImportedPlan, type ImportedUser } from '../ledger/import-plan.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { withLaunchers } from './all-kinds.ts';
import { EASTERN_REGIONS, KNOWN_AGENCIES, type KnownAgency } from './agencies.ts';

const SOURCE = 'dongbei-12-5-division-of-work.txt';

/** Id of the seed plan. */
export const SEED_PLAN = 'dongbei';

/** Reads the seed document and everything known about its agencies; touches no database. */
export function seedPlan(): ImportedPlan {
  const bytes = readFileSync(new URL(SOURCE, import.meta.url));
  const document = parseBytes(bytes);
  const byName = new Map(KNOWN_AGENCIES.map((agency) => [agency.name, agency]));
  const agencies = document.agencies.map((agency, index) => {
    const names = [agency.name, ...agency.aliases];
    const known = names.map((name) => byName.get(name)).find((each) => each !== undefined);
    const unknown: KnownAgency = {
      id: `agency-${index + 1}`,
      name: agency.name,
      nameEn: agency.name,
      kind: 'department',
    };
    return { ...(known ?? unknown), name: agency.name, aliases: agency.aliases };
  });
  const regions = EASTERN_REGIONS.map(({ places, ...region }) => ({ ...region, aliases: places }));
  const all = [...agencies, ...regions];
  return {
    id: SEED_PLAN,
    sourceName: SOURCE,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sourceText: decode(bytes),
    document,
    agencies: all,
    regions: regions.map(({ id }) => id),
    commissionId: 'fagaiwei',
    governmentId: 'zhengfuban',
    contacts: all.flatMap(({ id, name }) => demoContacts(id, name)),
    users: demoUsers(all),
    policy: {},
    obligations: demoObligations(document),
    indicatorsConfirmedBy: '系统管理员',
  };
}

/**
 * What the cover letter orders, as a person would confirm it: implementation plans (通知 一), that major
 * issues go promptly to the government (通知 三), a report of every department and region at the end of
 * every year, and that what an inspection finds is put right (通知 四).
 */
function demoObligations({ duties }: ImportedPlan['document']): ImportedPlan['obligations'] {
  const ordered = (kind: string, values: object, duty: string) => ({
    kind,
    values,
    confirmedBy: '系统管理员',
    source: { duty: duties.findIndex((each) => each.kind === duty) },
  });
  return [
    ordered('implementation_plan', {}, 'implementation_plan'),
    ordered('periodic', { every: 'year' }, 'annual'),
    ordered('issue_handling', {}, 'major_issue'),
    ordered('rectification', {}, 'inspection'),
  ];
}

/** Two roles per agency, at addresses that can never reach anybody (RFC 2606). */
function demoContacts(agencyId: string, agencyName: string) {
  return [
    { role: 'officer' as const, title: '联络员' },
    { role: 'leader' as const, title: '分管领导' },
  ].map(({ role, title }) => ({
    id: `${agencyId}-${role}`,
    agencyId,
    role,
    name: `${agencyName}${title}`,
    address: `${role}@${agencyId}.example`,
  }));
}

/** Every demo contact may sign in, in the role of its agency; and the operator. */
function demoUsers(agencies: { id: string; name: string; kind: KnownAgency['kind'] }[]) {
  const roleOf = (kind: KnownAgency['kind']) =>
    kind === 'commission' ? 'commission' : kind === 'government_office' ? 'government' : 'agency';
  const users: ImportedUser[] = agencies.flatMap(({ id, name, kind }) =>
    demoContacts(id, name).map((contact) => ({
      id: contact.id,
      name: contact.name,
      email: contact.address,
      role: roleOf(kind),
      agencyId: id,
    })),
  );
  const admin = { id: 'admin', name: '系统管理员', email: 'admin@duban.example' };
  return [...users, { ...admin, role: 'admin' as const, agencyId: null }];
}

/**
 * Loads the demo: the seed plan, and what its launcher adds by name; loading twice changes nothing.
 */
export const loadSeeds = (ledger: Ledger): Promise<{ created: boolean }> =>
  importPlan(ledger, withLaunchers(seedPlan()));
