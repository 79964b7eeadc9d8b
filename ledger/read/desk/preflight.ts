import type { Finding } from '../../../domain/preflight/findings.ts';
import type { Ledger } from '../../ledger.ts';
import { preflightOf, type Preflight } from '../../preflight.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** A preflight with the names of what its findings are about. */
export interface PreflightPage extends Preflight {
  agencies: ReadonlyMap<string, AgencyName>;
  contacts: ReadonlyMap<string, { name: string; address: string }>;
  tasks: ReadonlyMap<string, { number: string | null; text: string }>;
}

/** What is found of a plan as it would be launched now for these years. */
export async function preflightPage(
  ledger: Ledger,
  plan: DeskPlan,
  years: { from: number; to: number },
  now: Date,
): Promise<PreflightPage> {
  const { db } = ledger;
  const found = await preflightOf(db, ledger, { ...plan, ...years }, now);
  const idsOf = (pick: (finding: Finding) => readonly string[]) => found.findings.flatMap(pick);
  const [agencies, contacts, tasks] = await Promise.all([
    db.agency.findMany({
      where: { id: { in: idsOf(agenciesIn) } },
      select: { id: true, name: true, nameEn: true },
    }),
    db.contact.findMany({
      where: { id: { in: idsOf(contactsIn) } },
      select: { id: true, name: true, address: true },
    }),
    db.task.findMany({
      where: { id: { in: idsOf((each) => ('taskId' in each ? [each.taskId] : [])) } },
      select: { id: true, number: true, text: true },
    }),
  ]);
  return {
    ...found,
    agencies: byId(agencies),
    contacts: byId(contacts),
    tasks: byId(tasks),
  };
}

function agenciesIn(finding: Finding): readonly string[] {
  if ('agencyIds' in finding) return finding.agencyIds;
  return 'agencyId' in finding ? [finding.agencyId] : [];
}

function contactsIn(finding: Finding): readonly string[] {
  if ('contactIds' in finding) return finding.contactIds;
  return 'contactId' in finding ? [finding.contactId] : [];
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
