import type { Actor } from '../../../domain/report/actor.ts';
import type { Outcome } from '../../../domain/report/refusal.ts';
import type { TypedRegisterContact } from '../../../ledger/commands/register/contacts.ts';
import type { TypedUser } from '../../../ledger/commands/register/users.ts';
import { importPlan } from '../../../ledger/import-plan.ts';
import { testLedger, type TestLedger } from '../../support/database.ts';
import { smallPlan } from '../../support/small-plan.ts';
import { FixedClock } from '../../support/fixed-clock.ts';

/** An administrator who has signed in. */
export const ADMIN: Actor = { kind: 'admin', agencyId: null, name: '系统管理员', userId: 'admin' };

/** A ledger with the small plan, an administrator and an account for every officer. */
export async function registerLedger(): Promise<{ ledger: TestLedger; clock: FixedClock }> {
  const clock = new FixedClock('2027-03-01T02:00:00Z');
  const ledger = await testLedger({ clock });
  const plan = smallPlan();
  const users = plan.contacts
    .filter(({ role }) => role === 'officer')
    .map(({ id, agencyId, name, address: email }) => ({
      ...{ id, name, email, agencyId },
      role:
        agencyId === 'fagaiwei'
          ? ('commission' as const)
          : agencyId === 'zhengfuban'
            ? ('government' as const)
            : ('agency' as const),
    }));
  const admin = { id: 'admin', name: '系统管理员', email: 'admin@duban.example' };
  await importPlan(ledger, {
    ...plan,
    users: [...users, { ...admin, role: 'admin' as const, agencyId: null }],
  });
  return { ledger, clock };
}

/** A contact as it is typed. */
export const contactForm = (of: Partial<TypedRegisterContact> = {}): TypedRegisterContact => ({
  ...{ role: 'officer', name: '新联络员', address: 'new@shuili.example', lang: 'zh-CN', phone: '' },
  ...of,
});

/** A user as it is typed. */
export const userForm = (of: Partial<TypedUser> = {}): TypedUser => ({
  ...{ name: '督查专员', address: 'someone@fagaiwei.example', role: 'commission', lang: 'zh-CN' },
  agencyIds: ['fagaiwei'],
  ...of,
});

/** What a command gave. @throws if it was refused. */
export function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

/** Why a command was refused; `ok` if it was not. */
export const codeOf = (outcome: Outcome<unknown>): string =>
  outcome.ok ? 'ok' : outcome.refusal.code;
