import { addressSchema } from '../../../schemas/register.ts';
import type { Ledger } from '../../ledger.ts';

/**
 * Whether what was typed of an agency's contact lets an address sign in that is not that contact's already. What is no
 * address is not: it is refused in words.
 */
export async function isNewWayIn(
  { db }: Ledger,
  agencyId: string,
  typed: { contactId: string; address: string },
): Promise<boolean> {
  const address = addressSchema.safeParse(typed.address);
  if (!address.success) return false;
  const equals = address.data;
  const standing = await db.contact.count({
    where: {
      ...{ id: typed.contactId, agencyId, active: true },
      address: { equals, mode: 'insensitive' },
    },
  });
  return standing === 0 || (await db.user.count({ where: { email: equals } })) === 0;
}
