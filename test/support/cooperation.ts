import type { Answer, NamedText } from '../../domain/report/contribution.ts';
import { answer } from '../../ledger/commands/contribute.ts';
import { newestText } from '../../ledger/read/texts.ts';
import { FINANCE } from './actors.ts';
import { REPORT } from './dates.ts';
import { openedYear, type OpenedYear, type OpenedYearOptions } from './opened-year.ts';
import { owed } from './small-plan.ts';

/** The parts of the small plan's first report: finance and the commission cooperate in its task. */
export const PART_CYCLE = 'small-contribution-2027';
export const FINANCE_PART = `${PART_CYCLE}-t001-caizheng`;
export const COMMISSION_PART = `${PART_CYCLE}-t001-fagaiwei`;
/** Ten, five and three workdays before the last workday of 2027. */
export const ASKED = new Date('2027-12-17T09:00:00+08:00');
export const ASKED_AGAIN = new Date('2027-12-24T09:00:00+08:00');
export const PART_DUE_DAY = new Date('2027-12-28T09:00:00+08:00');

/** The opened year with contributions owed as well. */
export const cooperatingYear = (options: OpenedYearOptions = {}): Promise<OpenedYear> =>
  openedYear({ obligations: [owed('periodic'), owed('contribution')], ...options });

/** An answer on the text that the lead has shown last. */
export async function given(
  { ledger }: Pick<OpenedYear, 'ledger'>,
  values: Record<string, string>,
  rest: Partial<Answer> = {},
): Promise<Answer> {
  return { values, on: await shown({ ledger }), basedOn: 0, ...rest };
}

/** The text that the lead has shown last, by name and hash. */
export async function shown({ ledger }: Pick<OpenedYear, 'ledger'>): Promise<NamedText | null> {
  const text = await newestText(ledger.db, REPORT);
  return text && { name: text.name, sha256: text.sha256 };
}

/** Finance answers; a refusal is thrown. */
export async function financeAnswers(
  year: OpenedYear,
  values: Record<string, string>,
  rest: Partial<Answer> = {},
): Promise<number> {
  const outcome = await answer(year.ledger, FINANCE_PART, await given(year, values, rest), FINANCE);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.revision;
}

/** What was staged for a part: step, terms, contact and state, in order. */
export async function asksOf(
  { ledger }: Pick<OpenedYear, 'ledger'>,
  reportId: string,
): Promise<string[]> {
  const mails = await ledger.db.mail.findMany({ where: { reportId }, orderBy: { dueAt: 'asc' } });
  return mails.map(({ step, termsVersion, contactId, state }) =>
    [step, `v${termsVersion}`, contactId, state].join(' '),
  );
}
