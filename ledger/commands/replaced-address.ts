import type { Actor } from '../../domain/report/actor.ts';
import type { Lang } from '../../domain/words/words.ts';
import type { Contact } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';

/** An address that stands for somebody no more: whoever reads it is told, in case nobody there wished it. */
export interface ReplacedAddress {
  address: string;
  lang: Lang;
  /** Whose contact was written to there; null: somebody with an account, or in several places. */
  agency: { name: string; nameEn: string | null } | null;
  /** In which role somebody replaced it. */
  by: Actor['kind'];
}

/** The language of mails as rows have it. */
export const mailLang = (lang: string): Lang => (lang === 'en' ? 'en' : 'zh-CN');

/**
 * Whom to tell that a contact is written to elsewhere.
 * @returns nobody where the address stays, was nobody's any more, or takes no mail.
 */
export async function replacedAddress(
  tx: Tx,
  known: Pick<Contact, 'agencyId' | 'address' | 'lang' | 'active' | 'refusedAt'>,
  becomes: string,
  { kind: by }: Actor,
): Promise<ReplacedAddress[]> {
  const { address, agencyId, active, refusedAt } = known;
  if (!active || refusedAt || address.toLowerCase() === becomes.toLowerCase()) return [];
  const agency = await tx.agency.findUniqueOrThrow({
    where: { id: agencyId },
    select: { name: true, nameEn: true },
  });
  return [{ address, lang: mailLang(known.lang), agency, by }];
}
