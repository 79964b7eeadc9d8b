import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import {
  askExtension,
  confirmExtension,
  decideExtension,
  takeBackExtension,
} from '../../ledger/commands/extension-commands.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ReportAction } from '../oracle/action.ts';

/** Whether somebody asks for an extension (延期), or does something about a request. */
export const isOfExtension = (
  kind: ReportAction['kind'],
): kind is Extract<ReportAction['kind'], `${string}Extension`> => kind.endsWith('Extension');

/** What an officer, a leader of the agency and its reviewer do about an extension: there is one a report. */
export async function actOnExtension(
  ledger: Ledger,
  { kind, reportId, agencyId, newDueOn }: ReportAction,
  officer: Actor,
  reviewer: Actor,
): Promise<Outcome<unknown>> {
  const id = `${reportId}/extension/1`;
  if (kind === 'askExtension') {
    const email = await addressOf(ledger, agencyId, 'officer');
    const asked = {
      newDueOn: newDueOn ?? '',
      reason: '统计数据尚未核定，需要延期报送。',
      stateOfWork: '已完成约八成，其余正在核对。',
    };
    return askExtension(ledger, reportId, asked, { actor: officer, email });
  }
  if (kind === 'grantExtension')
    return decideExtension(ledger, id, { outcome: 'granted', dueOn: null, words: '' }, reviewer);
  if (kind === 'refuseExtension')
    return decideExtension(ledger, id, { outcome: 'refused', words: '请按期报送。' }, reviewer);
  const email = await addressOf(ledger, agencyId, 'leader');
  const leader = { actor: { ...officer, name: '分管领导' }, email };
  return kind === 'confirmExtension'
    ? confirmExtension(ledger, id, leader)
    : takeBackExtension(ledger, id, '本单位可以按期完成。', leader);
}

async function addressOf(
  { db }: Ledger,
  agencyId: string,
  role: 'officer' | 'leader',
): Promise<string> {
  const where = { agencyId, role, active: true };
  const { address } = await db.contact.findFirstOrThrow({ where, orderBy: { id: 'asc' } });
  return address;
}
