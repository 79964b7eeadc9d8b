import type { ContactRole } from '../../../domain/ladder/step.ts';
import type { AgencyKind, Lang } from '../../../domain/words/words.ts';
import { dutiesIn } from '../../commands/register/end-agency.ts';
import type { Ledger } from '../../ledger.ts';
import { SIGN_IN } from '../../sign-in/own-entry.ts';
import { readActor } from '../desk/audit.ts';

/** A contact as the register shows it. */
export interface RegisteredContact {
  id: string;
  role: ContactRole;
  name: string;
  address: string;
  lang: Lang;
  phone: string | null;
  active: boolean;
  confirmedAt: Date | null;
  refusedAt: Date | null;
  refusedCode: string | null;
  absentFrom: string | null;
  absentTo: string | null;
  standInId: string | null;
  /** When they were last asked whether the address is theirs. */
  askedAt: Date | null;
}

/** A mail that was not taken because of a contact's address. */
export interface RefusedMail {
  id: string;
  contact: string;
  plan: string;
  notice: string;
  dueAt: Date;
  code: string | null;
}

/** Something that was done to an agency or one of its contacts. */
export interface HistoryRow {
  at: Date;
  actorKind: string;
  actorName: string;
  action: string;
  /** Whose contact it was done to; null: the agency itself, or one that is not there any more. */
  contact: string | null;
  /** Names before and after, reasons; nothing of a person. */
  data: Readonly<Record<string, unknown>>;
}

/** An agency of the register with all that is known of it. */
export interface RegisteredAgency {
  id: string;
  name: string;
  nameEn: string | null;
  kind: AgencyKind;
  endedAt: Date | null;
  aliases: string[];
  contacts: RegisteredContact[];
  tasks: number;
  /** A plan of which it has duties, by which it is ended: by a transfer; null: none. */
  dutiesIn: string | null;
  refusedMails: RefusedMail[];
  history: HistoryRow[];
}

const SHOWN = 50;

/** One agency of the register; null if there is none. */
export async function registeredAgency(
  { db }: Ledger,
  id: string,
  shown = SHOWN,
): Promise<RegisteredAgency | null> {
  const agency = await db.agency.findUnique({
    where: { id },
    include: {
      aliases: { orderBy: { name: 'asc' } },
      contacts: {
        orderBy: [{ active: 'desc' }, { role: 'asc' }, { id: 'asc' }],
        include: { checks: { orderBy: { askedAt: 'desc' }, take: 1 } },
      },
      _count: { select: { responsibilities: true } },
    },
  });
  if (!agency) return null;
  const ids = agency.contacts.map((contact) => contact.id);
  const nameOf = new Map(agency.contacts.map((contact) => [contact.id, contact.name]));
  const [refused, audited, transfers, dutiesOf] = await Promise.all([
    db.mail.findMany({
      where: { contactId: { in: ids }, state: 'refused' },
      orderBy: { dueAt: 'desc' },
      take: shown,
    }),
    db.audit.findMany({
      // A user may have the id of an agency, and signing in changes none.
      where: { subject: { in: [id, ...ids] }, action: { not: SIGN_IN } },
      orderBy: { id: 'desc' },
      take: shown * 2,
    }),
    db.transfer.findMany({
      where: { OR: [{ fromAgencyId: id }, { toAgencyId: id }] },
      orderBy: { at: 'desc' },
      include: { from: true, to: true },
    }),
    dutiesIn(db, id),
  ]);
  const seen = new Set<string>();
  const history = audited
    // A contact's change stands in the audit of each plan that its agency has to do with.
    .filter(({ at, action, subject }) => {
      const key = `${at.toISOString()} ${action} ${subject}`;
      return action !== 'transfer' && !seen.has(key) && seen.add(key);
    })
    .map(({ at, actor, action, subject, data }) => ({
      ...readActor(actor),
      ...{ at, action, contact: nameOf.get(subject) ?? null },
      data: (data ?? {}) as Readonly<Record<string, unknown>>,
    }));
  const passed = transfers.map(({ at, by, why, from, to, cause }) => ({
    ...{ at, actorKind: '', actorName: by, action: `transfer_${cause}`, contact: null },
    data: { why, from: from.name, into: to.name },
  }));
  return {
    ...{ id, name: agency.name, nameEn: agency.nameEn, kind: agency.kind },
    endedAt: agency.endedAt,
    aliases: agency.aliases.map(({ name }) => name),
    contacts: agency.contacts.map(({ checks, agencyId: _, lang, ...contact }) => ({
      ...contact,
      lang: lang === 'en' ? 'en' : 'zh-CN',
      askedAt: checks[0]?.askedAt ?? null,
    })),
    tasks: agency._count.responsibilities,
    dutiesIn: dutiesOf,
    refusedMails: refused.map(({ id: mail, contactId, planId, notice, dueAt, code }) => ({
      ...{ id: mail, contact: nameOf.get(contactId) ?? '', plan: planId, notice, dueAt, code },
    })),
    history: [...history, ...passed].sort((a, b) => +b.at - +a.at).slice(0, SHOWN),
  };
}
