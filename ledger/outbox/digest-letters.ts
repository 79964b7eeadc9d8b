import type { Tx } from '../ledger.ts';

/** An issued letter or circular, as its mail tells of it and bears it. */
export interface DigestLetter {
  id: string;
  number: string;
  title: string;
  period: string;
  issuedAt: Date;
  /** The file that was kept when it was issued. */
  name: string;
  docx: Uint8Array;
}

/** What tells which letter a mail is about: its step is the letter's id. */
interface AboutLetter {
  id: string;
  notice: string;
  letter: DigestLetter | null;
}

/** Adds to the mails of issued letters what was issued, with the kept bytes. */
export async function withLetters<Mail extends AboutLetter>(
  tx: Tx,
  mails: Mail[],
): Promise<Mail[]> {
  const isOne = ({ notice }: AboutLetter) => /^(?:letter|circular)_issued$/.test(notice);
  const ids = mails.filter(isOne).map(({ id }) => id);
  if (ids.length === 0) return mails;
  const rows = await tx.$queryRaw<(DigestLetter & { mailId: string })[]>`
    SELECT m.id AS "mailId", i.id, i.number, i.text ->> 'title' AS title, i.period,
      i.issued_at AS "issuedAt", f.name, f.docx
    FROM mail m JOIN issued_letter i ON i.id = m.step JOIN issued_file f ON f.issued_id = i.id
    WHERE m.id = ANY(${ids})`;
  const letters = new Map(rows.map(({ mailId, ...letter }) => [mailId, letter]));
  return mails.map((mail) => ({ ...mail, letter: letters.get(mail.id) ?? null }));
}
