import { createHash } from 'node:crypto';
import {
  TABLE_NAMES,
  type RegisterTables,
  type RowChange,
  type TableName,
  type TableRow,
} from '../../../../domain/register/table.ts';
import type { Actor } from '../../../../domain/report/actor.ts';
import { refused, type Outcome } from '../../../../domain/report/refusal.ts';
import { audit } from '../../../audit.ts';
import type { Ledger } from '../../../ledger.ts';
import type { ReplacedAddress } from '../../replaced-address.ts';
import type { Registering } from '../as-registrar.ts';
import { bringAgency, bringAlias } from './import-agencies.ts';
import { bringContact } from './import-contacts.ts';
import { bringUser } from './import-users.ts';
import { bringIn } from './importing.ts';
import { bringAsOne } from './bring-as-one.ts';

/** What a workbook changes, row by row; `seen` names it. */
export interface RegisterChanges {
  rows: RowChange[];
  /** A hash of the changes: what is applied is what was seen. */
  seen: string;
  /** Addresses that are replaced: once it is applied they are told. */
  replaced: ReplacedAddress[];
}

const BRINGS: Record<TableName, Parameters<typeof bringIn>[3]> = {
  agencies: { name: ({ cells }) => cells.name ?? cells.id ?? '', bring: bringAgency },
  aliases: { name: ({ cells }) => cells.agency ?? '', bring: bringAlias },
  contacts: { name: contactName, bring: bringContact },
  users: { name: ({ cells }) => cells.name ?? cells.address ?? '', bring: bringUser },
};

/** With the agency: that of many is called 联络员. */
function contactName({ cells: { agency, name, address } }: TableRow): string {
  return [agency, name || address].filter(Boolean).join(' · ');
}

/** Shows what a workbook would change: it takes the same way as applying it, and is rolled back. */
export async function previewRegister(
  ledger: Ledger,
  tables: RegisterTables,
  actor: Actor,
): Promise<Outcome<RegisterChanges>> {
  return bringAll(ledger, tables, actor, () => false);
}

/**
 * Applies what was seen: all of it, or, where rows are refused, the others if that is wished. Where the
 * register has changed since, nothing is written: what would change as of now is to be seen first.
 */
export async function importRegister(
  ledger: Ledger,
  tables: RegisterTables,
  { seen, onlyGood }: { seen: string; onlyGood: boolean },
  actor: Actor,
): Promise<Outcome<RegisterChanges>> {
  const isGood = (changes: RegisterChanges) =>
    changes.seen === seen &&
    (onlyGood || changes.rows.every(({ outcome }) => outcome !== 'refused'));
  const outcome = await bringAll(ledger, tables, actor, isGood);
  return outcome.ok && !isGood(outcome.value) ? refused({ code: 'register_changed' }) : outcome;
}

/** A hash of what was seen. */
export const seenOf = (changes: unknown): string =>
  createHash('sha256').update(JSON.stringify(changes)).digest('hex');

function bringAll(
  ledger: Ledger,
  tables: RegisterTables,
  actor: Actor,
  isToBeDone: (changes: RegisterChanges) => boolean,
): Promise<Outcome<RegisterChanges>> {
  return bringAsOne(
    ledger,
    actor,
    async (registering) => {
      const rows: RowChange[] = [];
      for (const table of TABLE_NAMES)
        rows.push(...(await bringTable(registering, table, tables[table] ?? [])));
      await auditImport(registering, rows);
      return { rows, seen: seenOf(rows), replaced: registering.replaced };
    },
    isToBeDone,
  );
}

/** The rows of one table, each shown as what it changes. */
export const bringTable = (registering: Registering, table: TableName, rows: readonly TableRow[]) =>
  bringIn(registering, table, rows, BRINGS[table]);

/** Beside each change's own record: that they came by a file, and how many. */
export async function auditImport(
  { tx, actor, now }: Registering,
  rows: RowChange[],
): Promise<void> {
  const count = (wanted: RowChange['outcome']) =>
    rows.filter(({ outcome }) => outcome === wanted).length;
  const data = { added: count('added'), changed: count('changed'), refused: count('refused') };
  await audit(tx, {
    ...{ at: now, actor, action: 'import_register', planId: null, subject: 'register' },
    data,
  });
}
