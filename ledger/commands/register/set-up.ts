import { randomUUID } from 'node:crypto';
import { refused, type Outcome } from '../../../domain/report/refusal.ts';
import { userFormSchema } from '../../../schemas/register.ts';
import { audit } from '../../audit.ts';
import type { Ledger } from '../../ledger.ts';
import { lockRegister } from './as-registrar.ts';

/**
 * Makes the first administrator of an installation; the caller has checked the code from the terminal.
 * Of two at once one is made. An address that signs in already is made an administrator's.
 */
export async function setUp(
  ledger: Ledger,
  typed: { name: string; address: string; lang: string },
): Promise<Outcome<{ userId: string; address: string }>> {
  return ledger.db.$transaction(async (tx) => {
    await lockRegister(tx);
    if ((await tx.user.count({ where: { role: 'admin', deactivatedAt: null } })) > 0)
      return refused({ code: 'is_set_up' });
    const parsed = userFormSchema.safeParse({ ...typed, role: 'admin' });
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path[0];
      return refused({ code: 'bad_user', field: field === 'address' ? 'address' : 'name' });
    }
    const { name, address: email, role, lang } = parsed.data;
    const { id } = await tx.user.upsert({
      where: { email },
      create: { id: randomUUID(), name, email, role, lang },
      update: { name, role, lang, deactivatedAt: null },
    });
    const at = await ledger.clock.now();
    const actor = { kind: 'admin', agencyId: null, name } as const;
    await audit(tx, { at, actor, action: 'set_up', planId: null, subject: id });
    return { ok: true, value: { userId: id, address: email } };
  });
}
