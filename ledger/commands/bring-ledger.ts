import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { RowChange, TableRow } from '../../domain/register/table.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import type { Ledger } from '../ledger.ts';
import { operatorRefusal } from '../lock-plan.ts';
import { writeInternalDue, type InternalDueRow } from './internal-due.ts';
import { auditImport, bringTable, seenOf } from './register/import/import-register.ts';
import { bringAsOne } from './register/import/bring-as-one.ts';
import type { Registering } from './register/as-registrar.ts';
import type { ReplacedAddress } from './replaced-address.ts';

/** What came back in a ledger's workbook: internal due dates (内部期限), and contacts. */
export interface LedgerTables {
  dues: readonly (InternalDueRow & { row: number })[];
  contacts: readonly TableRow[];
}

/** What becomes of an internal due date. */
export interface DueChange {
  row: number;
  reportId: string;
  outcome: 'changed' | 'unchanged' | 'refused';
  was: CivilDate | null;
  becomes: CivilDate | null;
  refusal: Refusal | null;
  /** The cell that is to blame. */
  column: 'id' | 'day' | null;
}

/** What a ledger's workbook changes; `seen` names it. */
export interface LedgerChanges {
  dues: DueChange[];
  contacts: RowChange[];
  /** A hash of the changes: what is applied is what was seen. */
  seen: string;
  /** Addresses that are replaced: once it is applied they are told. */
  replaced: ReplacedAddress[];
}

/**
 * Brings a ledger's workbook back: internal due dates, and contacts by the rules of the register, in one
 * transaction. An empty cell of a contact says nothing; an empty internal due date is none any more.
 * @param wanted what was seen, and whether the rest is brought in where rows are refused; null: it is
 *   only shown.
 */
export async function bringLedger(
  ledger: Ledger,
  planId: string,
  tables: LedgerTables,
  wanted: { seen: string; onlyGood: boolean } | null,
  actor: Actor,
): Promise<Outcome<LedgerChanges>> {
  const plan = await ledger.db.plan.findUnique({ where: { id: planId } });
  if (!plan) return refused({ code: 'not_found' });
  const notAllowed = operatorRefusal(actor, plan);
  if (notAllowed) return refused(notAllowed);
  const isWanted = ({ dues, contacts, seen }: LedgerChanges) =>
    wanted?.seen === seen && (wanted.onlyGood || ![...dues, ...contacts].some(isRefused));
  const outcome = await bringAsOne(
    ledger,
    actor,
    async (registering) => {
      const dues = await bringDues(ledger, registering, planId, tables.dues);
      const contacts = await bringTable(registering, 'contacts', tables.contacts.map(filledIn));
      if (contacts.some(({ outcome }) => outcome === 'added' || outcome === 'changed'))
        await auditImport(registering, contacts);
      const { replaced } = registering;
      return { dues, contacts, seen: seenOf({ dues, contacts }), replaced };
    },
    isWanted,
  );
  const isStale = wanted !== null && outcome.ok && !isWanted(outcome.value);
  return isStale ? refused({ code: 'register_changed' }) : outcome;
}

const isRefused = ({ outcome }: { outcome: string }): boolean => outcome === 'refused';

/** Nothing of a contact is deleted by a cell that was left empty. */
const filledIn = ({ row, cells }: TableRow): TableRow => ({
  row,
  cells: Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== '')),
});

async function bringDues(
  ledger: Ledger,
  { tx, actor }: Registering,
  planId: string,
  rows: LedgerTables['dues'],
): Promise<DueChange[]> {
  // A report that two rows name is taken from the first.
  const firsts = new Map(rows.toReversed().map((each) => [each.reportId, each]));
  const asked = [...firsts.values()].sort((a, b) => a.row - b.row);
  const written = (await writeInternalDue(ledger, tx, planId, asked, actor)) ?? [];
  const outcomes = new Map(asked.map(({ row }, index) => [row, written[index]]));
  return rows.map(({ row, reportId }) => {
    const about = { row, reportId, was: null, becomes: null, column: null };
    const change = outcomes.get(row);
    if (!change)
      return { ...about, outcome: 'refused', column: 'id', refusal: { code: 'row_twice' } };
    if (!('refusal' in change)) {
      const outcome = change.was === change.becomes ? 'unchanged' : 'changed';
      return { ...about, ...change, outcome, refusal: null };
    }
    const { refusal } = change;
    const column = refusal.code === 'internal_due' ? 'day' : 'id';
    return { ...about, outcome: 'refused', refusal, column };
  });
}
