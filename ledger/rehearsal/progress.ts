import type { RehearsalFault, RehearsalResult } from '../../schemas/rehearsal.ts';
import type { Ledger } from '../ledger.ts';

/** How far a rehearsal is. */
export interface RehearsalProgress {
  /** How many instants have been lived through, of how many. */
  lived: number;
  instants: number;
  livedTo: Date | null;
  /** Messages so far. */
  mails: number;
}

/** A mail of a rehearsal, as its recipient would have it. */
export interface RehearsedMail {
  /** From 1, in the order of arrival. */
  place: number;
  at: Date;
  address: string;
  agencyId: string;
  role: string;
  subject: string;
  raw: Uint8Array<ArrayBuffer>;
}

/** The longest that is kept of what a broken process said. */
const MOST_DETAIL = 4_000;

/** Says that its process is alive, and how far it is; false: it is no longer wanted. */
export async function beatRehearsal(
  { db }: Ledger,
  id: number,
  progress: RehearsalProgress | null,
): Promise<boolean> {
  const { lived, instants, livedTo, mails } = progress ?? {
    lived: 0,
    instants: 0,
    livedTo: null,
    mails: 0,
  };
  const state = progress ? 'living' : 'preparing';
  const count = await db.$executeRaw`
    UPDATE rehearsal SET state = ${state}, beat_real = now(), lived = ${lived},
      instants = ${instants}, lived_to = ${livedTo}, mails = ${mails}
    WHERE id = ${id} AND under_way`;
  return count > 0;
}

/** Keeps mails of a rehearsal that is under way. */
export async function keepRehearsedMails(
  { db }: Ledger,
  rehearsalId: number,
  mails: readonly RehearsedMail[],
): Promise<void> {
  await db.rehearsalMail.createMany({ data: mails.map((mail) => ({ ...mail, rehearsalId })) });
}

/**
 * Ends a rehearsal with what came of it; the mails of the plan's earlier ones are no longer kept. Nothing
 * is written where it was cancelled meanwhile.
 */
export async function finishRehearsal(
  { db }: Ledger,
  id: number,
  result: RehearsalResult,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.rehearsal.updateMany({
      where: { id, underWay: true },
      data: {
        state: 'done',
        underWay: null,
        mails: result.messages,
        result: { ...result, launchedAt: result.launchedAt.toISOString() },
      },
    });
    if (count === 0) return;
    const { planId } = await tx.rehearsal.findUniqueOrThrow({ where: { id } });
    await tx.rehearsalMail.deleteMany({ where: { rehearsal: { planId, id: { lt: id } } } });
  });
}

/** Ends a rehearsal that broke off; what has ended already stays as it is. */
export async function failRehearsal(
  { db }: Ledger,
  id: number,
  fault: RehearsalFault,
  detail: string,
): Promise<void> {
  await db.rehearsal.updateMany({
    where: { id, underWay: true },
    data: {
      state: 'failed',
      underWay: null,
      fault,
      detail: detail.replaceAll('\0', '').trim().slice(-MOST_DETAIL),
    },
  });
  await dropMailsOfUnfinished({ db }, id);
}

/** Of what was not finished no mails are kept. */
export async function dropMailsOfUnfinished({ db }: Pick<Ledger, 'db'>, id: number): Promise<void> {
  await db.rehearsalMail.deleteMany({ where: { rehearsal: { id, state: { not: 'done' } } } });
}
