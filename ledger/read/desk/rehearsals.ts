import { Prisma } from '../../../prisma/generated/client.ts';
import {
  REHEARSAL_FAULTS,
  REHEARSAL_STATES,
  rehearsalResultSchema,
  type RehearsalFault,
  type RehearsalResult,
  type RehearsalState,
} from '../../../schemas/rehearsal.ts';
import type { Ledger } from '../../ledger.ts';
import { LOST_SECONDS } from '../../rehearsal/ask.ts';
import type { AgencyName } from './plans.ts';
import { placeOf, type PageOf } from './page-of.ts';

/** A rehearsal as its page tells of it. */
export interface RehearsalRow {
  id: number;
  planId: string;
  fromYear: number;
  toYear: number;
  state: RehearsalState;
  underWay: boolean;
  /** Under way, and not heard of for long: its process is gone. */
  isSilent: boolean;
  askedAt: Date;
  askedBy: string;
  lived: number;
  instants: number;
  livedTo: Date | null;
  mails: number;
  result: RehearsalResult | null;
  fault: RehearsalFault | null;
  detail: string | null;
}

/** So many of a plan's rehearsals are listed. */
const SHOWN = 10;

type StoredRow = Omit<RehearsalRow, 'state' | 'fault' | 'result'> &
  Record<'state' | 'fault' | 'result', unknown>;

const COLUMNS = Prisma.sql`id, plan_id AS "planId", from_year AS "fromYear", to_year AS "toYear",
  state, coalesce(under_way, false) AS "underWay",
  coalesce(under_way, false) AND beat_real < now() - make_interval(secs => ${LOST_SECONDS})
    AS "isSilent",
  asked_at AS "askedAt", asked_by AS "askedBy", lived, instants, lived_to AS "livedTo", mails,
  result, fault, detail`;

/** A plan's last rehearsals, newest first. */
export async function rehearsalsOf(
  { db }: Ledger,
  planId: string,
  size = SHOWN,
): Promise<RehearsalRow[]> {
  const rows = await db.$queryRaw<StoredRow[]>`
    SELECT ${COLUMNS} FROM rehearsal WHERE plan_id = ${planId} ORDER BY id DESC LIMIT ${size}`;
  return rows.map(rowOf);
}

/** The rehearsal of whatever plan that is under way; null if none is. */
export async function rehearsalUnderWay({ db }: Ledger): Promise<RehearsalRow | null> {
  const rows = await db.$queryRaw<StoredRow[]>`
    SELECT ${COLUMNS} FROM rehearsal WHERE under_way`;
  return rows.map(rowOf)[0] ?? null;
}

const rowOf = ({ state, fault, result, ...row }: StoredRow): RehearsalRow => ({
  ...row,
  state: REHEARSAL_STATES.find((each) => each === state) ?? 'failed',
  fault: REHEARSAL_FAULTS.find((each) => each === fault) ?? null,
  result: result === null ? null : rehearsalResultSchema.parse(result),
});

/** An agency that a rehearsal has mails for. */
export interface RehearsedAgency extends AgencyName {
  mails: number;
}

/** The agencies that a rehearsal has written to, in the order of their names. */
export async function rehearsedAgencies({ db }: Ledger, id: number): Promise<RehearsedAgency[]> {
  return db.$queryRaw<RehearsedAgency[]>`
    SELECT a.id, a.name, a.name_en AS "nameEn", count(*)::int AS mails
    FROM rehearsal_mail m JOIN agency a ON a.id = m.agency_id
    WHERE m.rehearsal_id = ${id} GROUP BY a.id ORDER BY a.name`;
}

/** A mail of a rehearsal, in a list. */
export interface RehearsedMailRow {
  place: number;
  at: Date;
  address: string;
  role: string;
  subject: string;
  agency: AgencyName | null;
}

/** What a list of mails is narrowed to. */
export interface RehearsedSelection {
  agencyId: string | null;
  /** From the one instant up to, and without, the other. */
  between: { from: Date; to: Date } | null;
}

const PAGE_SIZE = 50;

/** One page of a rehearsal's mails, in the order of their arrival. */
export async function rehearsedMails(
  { db }: Ledger,
  id: number,
  { agencyId, between }: RehearsedSelection,
  wanted: number,
  size = PAGE_SIZE,
): Promise<PageOf<RehearsedMailRow>> {
  const where: Prisma.RehearsalMailWhereInput = {
    rehearsalId: id,
    ...(agencyId !== null && { agencyId }),
    ...(between && { at: { gte: between.from, lt: between.to } }),
  };
  const count = await db.rehearsalMail.count({ where });
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const mails = await db.rehearsalMail.findMany({
    where,
    orderBy: { place: 'asc' },
    take: limit,
    skip: offset,
    select: { place: true, at: true, address: true, role: true, subject: true, agencyId: true },
  });
  const agencies = await db.agency.findMany({
    where: { id: { in: mails.map((mail) => mail.agencyId) } },
    select: { id: true, name: true, nameEn: true },
  });
  const rows = mails.map(({ agencyId: of, ...mail }) => ({
    ...mail,
    agency: agencies.find((agency) => agency.id === of) ?? null,
  }));
  return { rows, count, page, pages };
}

/** One mail of a rehearsal with its bytes, and the plan it is of; null if there is none. */
export async function rehearsedMail({ db }: Ledger, rehearsalId: number, place: number) {
  return db.rehearsalMail.findUnique({
    where: { rehearsalId_place: { rehearsalId, place } },
    include: { rehearsal: { select: { planId: true } } },
  });
}
