import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome } from '../../../domain/report/refusal.ts';
import { audit } from '../../audit.ts';
import type { Ledger } from '../../ledger.ts';
import { personData, type PersonData } from '../../read/person/person.ts';
import { asRegistrar } from './as-registrar.ts';

/**
 * Everything that is known of whoever has an address, to be taken away. The audit says of whom by id, and how many rows,
 * never the address; of somebody who has neither account nor contact, that it was done.
 */
export async function exportPerson(
  ledger: Ledger,
  address: string,
  actor: Actor,
): Promise<Outcome<PersonData>> {
  return asRegistrar(
    ledger,
    actor,
    async ({ tx, now }) => {
      const person = await personData(ledger, address);
      if (!person) return refused({ code: 'nobody_there' });
      const ids = [...person.userIds, ...person.contactIds];
      const rows = person.tables.reduce((sum, table) => sum + table.rows.length, 0);
      for (const subject of ids.length > 0 ? ids : ['person']) {
        const entry = { at: now, actor, action: 'export_person', planId: null, subject };
        await audit(tx, { ...entry, data: { rows } });
      }
      return { ok: true as const, value: person };
    },
    'admin',
  );
}
