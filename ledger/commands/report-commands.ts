import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import type { ReportForm } from '../../schemas/report-form.ts';
import type { Ledger } from '../ledger.ts';
import { runCommand, type Receipt } from './run-command.ts';

/** 报送: files a new revision of a report. Only an officer of the agency that owes it may. */
export const file = (
  ledger: Ledger,
  reportId: string,
  form: ReportForm,
  actor: Actor,
): Promise<Outcome<Receipt>> => runCommand(ledger, reportId, { kind: 'file', form }, actor);

/** 退回: the commission returns the revision it has read, with a reason; a new due date begins. */
export const returnReport = (
  ledger: Ledger,
  reportId: string,
  revision: number,
  reason: string,
  actor: Actor,
): Promise<Outcome<Receipt>> =>
  runCommand(ledger, reportId, { kind: 'return', revision, reason }, actor);

/** 办结: the commission accepts the revision it has read. */
export const accept = (
  ledger: Ledger,
  reportId: string,
  revision: number,
  actor: Actor,
): Promise<Outcome<Receipt>> => runCommand(ledger, reportId, { kind: 'accept', revision }, actor);
