import { leftAt } from '../../../domain/letters/issuing.ts';
import type { OfficialText } from '../../../domain/letters/official-text.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { officialTextSchema } from '../../../schemas/letter-facts.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import type { DraftEffect } from '../desk/drafts.ts';
import { placeOf, type PageOf } from '../desk/page-of.ts';
import type { AgencyName } from '../desk/plans.ts';

/** A letter or circular as a person issued it. */
export interface IssuedLetter {
  id: string;
  planId: string;
  effect: DraftEffect;
  kind: string;
  period: string;
  /** To whom a letter goes; null for a circular. */
  agency: AgencyName | null;
  addressedIds: string[];
  number: string;
  text: OfficialText;
  /** Of the file that is kept. */
  sha256: string;
  issuedAt: Date;
  issuedBy: string;
  mailsAt: Date;
  /** Its mails: how many there are, have left, and can still go. */
  mails: { all: number; left: number; waiting: number };
  /** When it left; null: it can still be taken back. */
  leftAt: Date | null;
  takenBackAt: Date | null;
  takenBackBy: string | null;
}

interface Row extends Omit<IssuedLetter, 'agency' | 'mails' | 'text' | 'leftAt'> {
  text: unknown;
  agencyId: string | null;
  name: string | null;
  nameEn: string | null;
  all: number;
  left: number;
  waiting: number;
  firstLeftAt: Date | null;
}

const SHOWN = 50;

/** One page of what was issued for a plan, newest first; what was taken back says so. */
export async function issuedLetters(
  ledger: Ledger,
  planId: string,
  now: Date,
  wanted = 1,
  size = SHOWN,
): Promise<PageOf<IssuedLetter>> {
  const count = await ledger.db.issuedLetter.count({ where: { planId } });
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const rows = await readLetters(ledger.db, Prisma.sql`i.plan_id = ${planId}`, now, {
    limit,
    offset,
  });
  return { count, page, pages, rows };
}

/** One issued letter of a plan; null if there is none. */
export async function issuedLetter(
  db: Tx,
  planId: string,
  id: string,
  now: Date,
): Promise<IssuedLetter | null> {
  const where = Prisma.sql`i.plan_id = ${planId} AND i.id = ${id}`;
  return (await readLetters(db, where, now))[0] ?? null;
}

/** The file that is kept of an issued letter: the same bytes at every reading. */
export async function issuedFile(
  { db }: Ledger,
  id: string,
): Promise<{ name: string; docx: Buffer } | null> {
  const file = await db.issuedFile.findUnique({ where: { issuedId: id } });
  return file && { name: file.name, docx: Buffer.from(file.docx) };
}

/** Issued letters by a condition on `i`, the newest first. */
export async function readLetters(
  db: Tx,
  where: Prisma.Sql,
  now: Date,
  { limit, offset }: { limit: number; offset: number } = { limit: 1000, offset: 0 },
): Promise<IssuedLetter[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT i.id, i.plan_id AS "planId", i.effect, i.kind, i.period, i.agency_id AS "agencyId",
      a.name, a.name_en AS "nameEn", i.addressed_ids AS "addressedIds", i.number, i.text,
      f.sha256, i.issued_at AS "issuedAt", i.issued_by AS "issuedBy", i.mails_at AS "mailsAt",
      i.taken_back_at AS "takenBackAt", i.taken_back_by AS "takenBackBy", m.*
    FROM issued_letter i JOIN issued_file f ON f.issued_id = i.id
      LEFT JOIN agency a ON a.id = i.agency_id
      CROSS JOIN LATERAL (${MAILS}) m
    WHERE ${where} ORDER BY i.issued_at DESC, i.effect DESC, i.seq DESC LIMIT ${limit} OFFSET ${offset}`;
  return rows.map((row) => letterOf(row, now));
}

/** What became of the mails of letter `i`, found by their keys. */
const MAILS = Prisma.sql`SELECT count(*)::int AS "all",
    (count(*) FILTER (WHERE l.state IN ('sending', 'sent', 'uncertain')))::int AS "left",
    (count(*) FILTER (WHERE l.state IN ('staged', 'claimed', 'deferred')))::int AS waiting,
    min(coalesce(g.sent_at, l.settled_at, g.formed_at))
      FILTER (WHERE l.state IN ('sending', 'sent', 'uncertain')) AS "firstLeftAt"
  FROM contact c JOIN mail l ON l.id = i.plan_id || '/1/' || i.id || '/' || c.id
    LEFT JOIN message g ON g.id = l.message_id
  WHERE c.agency_id = ANY(i.addressed_ids)`;

function letterOf(row: Row, now: Date): IssuedLetter {
  const { agencyId, name, nameEn, all, left, waiting, firstLeftAt, text, ...letter } = row;
  return {
    ...letter,
    text: officialTextSchema.parse(text),
    agency: agencyId === null || name === null ? null : { id: agencyId, name, nameEn },
    mails: { all, left, waiting },
    leftAt:
      letter.takenBackAt === null ? leftAt(letter.mailsAt, { firstLeftAt, waiting }, now) : null,
  };
}
