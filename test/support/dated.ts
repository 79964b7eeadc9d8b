import { kindOf } from '../../domain/kinds/kinds.ts';
import type { DatedValues } from '../../schemas/obligation-values.ts';
import type { ImportedObligation } from '../../ledger/import-plan.ts';
import { owed } from './small-plan.ts';

/** Contact names, owed by every agency with tasks and every region by 20 April 2027. */
export const CONTACTS: DatedValues = {
  on: '2027-04-20',
  key: 'contacts',
  title: '联络员名单',
  titleEn: 'List of contacts',
  who: 'all',
};

/** A task's step, owed by the leads of the first task on the same day. */
export const STEP: DatedValues = {
  on: '2027-04-20',
  key: 't001',
  title: '完成灌区普查',
  titleEn: 'Step of task 1',
  who: { tasks: [1] },
};

/** The dated items as obligations of a plan, for whom they name or another. */
export const dated = (...items: DatedValues[]): ImportedObligation[] =>
  items.map((item) => owed('deliverable', { dated: item }));

/** An obligation of any kind, as its trigger needs it. */
export const owedOf = (kind: string): ImportedObligation =>
  kindOf(kind).trigger.on === 'date' ? owed(kind, { dated: CONTACTS }) : owed(kind);
