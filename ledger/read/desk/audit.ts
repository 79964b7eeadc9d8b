import type { Ledger } from '../../ledger.ts';
import { MAIL_ACTIONS } from '../../outbox/audit-mails.ts';
import { placeOf, type PageOf } from './page-of.ts';

/** Who did what when. */
export interface AuditRow {
  id: string;
  at: Date;
  /** Kind of actor: agency, commission, government, admin or system. */
  actorKind: string;
  /** The agency acted for; null for admin and system. */
  actorAgencyId: string | null;
  actorName: string;
  action: string;
  planId: string | null;
  subject: string;
}

const PAGE_SIZE = 100;

/** One page of a plan's audit, newest first; a page past the end gives the last. */
export async function auditPage(
  ledger: Ledger,
  planId: string,
  wanted: number,
  size = PAGE_SIZE,
): Promise<PageOf<AuditRow>> {
  // What became of mails stands on their own page.
  const where = { planId, action: { notIn: [...MAIL_ACTIONS] } };
  const count = await ledger.db.audit.count({ where });
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const rows = await ledger.db.audit.findMany({
    where,
    orderBy: { id: 'desc' },
    skip: offset,
    take: limit,
  });
  return { rows: rows.map(rowOf), count, page, pages };
}

/** The audit of one report, oldest first. */
export async function auditOf(ledger: Ledger, subject: string): Promise<AuditRow[]> {
  const rows = await ledger.db.audit.findMany({ where: { subject }, orderBy: { id: 'asc' } });
  return rows.map(rowOf);
}

/** Reads an actor as ledger/audit.ts writes it: `kind name`, or `kind:agency name`. */
export function readActor(
  actor: string,
): Pick<AuditRow, 'actorKind' | 'actorAgencyId' | 'actorName'> {
  const [who = '', ...name] = actor.split(' ');
  const [kind = '', agencyId] = who.split(':');
  return { actorKind: kind, actorAgencyId: agencyId ?? null, actorName: name.join(' ') };
}

function rowOf(row: {
  id: bigint;
  at: Date;
  actor: string;
  action: string;
  planId: string | null;
  subject: string;
}): AuditRow {
  const { id, at, actor, action, planId, subject } = row;
  return { id: id.toString(), at, ...readActor(actor), action, planId, subject };
}
