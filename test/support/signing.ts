import { accept, file } from '../../ledger/commands/report-commands.ts';
import { saveWriting } from '../../ledger/commands/save-writing.ts';
import { signOff } from '../../ledger/commands/sign-off.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../ledger/steps/plan-step.ts';
import { makeSignedFiles } from '../../documents/signed-files.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { REVIEWER, WATER } from './actors.ts';
import { instantOf, REPORT } from './dates.ts';
import { formOf } from './forms.ts';
import { openedYear, type OpenedYear, type OpenedYearOptions } from './opened-year.ts';
import { owed } from './small-plan.ts';

/** The commission's report that sums up 2027, its cycle, and when it opens. */
export const SUMMING_CYCLE = 'small-consolidation-2027';
export const SUMMING = `${SUMMING_CYCLE}-fagaiwei`;
export const SUMMING_OPENS = new Date('2028-01-03T09:00:00+08:00');

const common = { kind: 'commission', agencyId: 'fagaiwei' } as const;
/** Two people of the commission who have one name, and a third. */
export const AUTHOR: Actor = { ...common, name: '王伟', userId: 'u-author' };
export const SIGNER: Actor = { ...common, name: '王伟', userId: 'u-signer' };
export const THIRD: Actor = { ...common, name: '李娜', userId: 'u-third' };

export const TEXTS = { overview: '总体进展顺利。', 'progress.c1': '农业各项任务按期推进。' };

/** The year 2027 with its first report accepted, and what sums it up open. */
export async function summingYear(options: OpenedYearOptions = {}): Promise<OpenedYear> {
  const obligations = [owed('periodic'), owed('consolidation')];
  const year = await openedYear({ obligations, tasks: 2, ...options });
  year.clock.set(instantOf('remind-30'));
  await file(year.ledger, REPORT, formOf({ problems: '配套资金不足。' }), WATER);
  await accept(year.ledger, REPORT, 1, REVIEWER);
  year.clock.set(SUMMING_OPENS);
  await stepPlan(year.ledger, 'small');
  await stepCycle(year.ledger, SUMMING_CYCLE);
  await year.ledger.db.mail.deleteMany();
  return year;
}

/** Saves and hands in; the number of the saving. */
export async function handIn(
  { ledger }: Pick<OpenedYear, 'ledger'>,
  basedOn = 0,
  texts: Record<string, string> = TEXTS,
  actor = AUTHOR,
): Promise<number> {
  const saved = await saveWriting(ledger, SUMMING, { basedOn, texts, handIn: true }, actor);
  if (!saved.ok) throw new Error(saved.refusal.code);
  return saved.value.version;
}

/** Signs a saving off, with its files. */
export const sign = (
  ledger: OpenedYear['ledger'],
  basedOn: number,
  actor: Actor = SIGNER,
  makeFiles = makeSignedFiles,
) => signOff(ledger, SUMMING, basedOn, actor, makeFiles);
