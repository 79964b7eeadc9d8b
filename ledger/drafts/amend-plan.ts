import type { Heading, Indicator } from '../../domain/document/types.ts';
import { targetsOf } from '../../domain/import/imported.ts';
import { openPoints } from '../../domain/import/open-points.ts';
import type { ComparedTask } from '../../domain/import/difference.ts';
import {
  importRefused,
  type ImportOutcome,
  type ImportRefusal,
} from '../../domain/import/refusal.ts';
import { taskKeyOf } from '../../domain/report/report-id.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import { proposeTargets } from '../import-indicators.ts';
import { changeTaskIn } from '../commands/change-task.ts';
import { setAsideIn } from '../commands/set-aside.ts';
import type { Ledger } from '../ledger.ts';
import { changePlan, type Changing } from '../roster/change.ts';
import { effectsOf, type Concerned, type Effects } from '../roster/effects.ts';
import { writeResponsible } from '../roster/responsible.ts';
import { amendmentOf, BETWEEN_SOURCES, type Amendment } from './amendment.ts';
import { finish } from './import-draft.ts';
import { lockDraft, openDraft, type OpenDraft } from './open-draft.ts';

/** What of an amendment is accepted: tasks of the draft by key, tasks that are gone by id. */
export interface Accepted {
  changed: readonly string[];
  added: readonly string[];
  gone: readonly string[];
}

/** What came, or would come, of an amendment. */
export interface Amended extends Effects {
  planId: string;
}

/** Ends the transaction: nothing of an amendment is entered where one of it is refused. */
class NotAmended extends Error {
  readonly refusal: ImportRefusal;
  constructor(refusal: ImportRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Enters the accepted differences of a draft into the plan that it amends, by the rules by which tasks
 * are changed, whole or not at all: new words and agencies, new tasks behind the others, tasks that are
 * not pursued any more. The amendment's title is the reason. A preview changes nothing.
 */
export async function amendPlan(
  ledger: Ledger,
  id: string,
  accepted: Accepted,
  actor: Actor,
  preview = false,
): Promise<ImportOutcome<Amended>> {
  // Read first: every change of a plan locks the plan before anything else.
  const draft = await openDraft(ledger.db, id, actor, await ledger.clock.now());
  if (!draft) return importRefused({ code: 'not_found' });
  const { amends, title } = draft.state;
  if (draft.row.planId !== null)
    return importRefused({ code: 'imported', planId: draft.row.planId });
  if (typeof amends !== 'string') return importRefused({ code: 'nothing_to_amend' });
  const ordered = { actor, why: title, preview };
  try {
    const outcome = await changePlan(ledger, amends, ordered, (changing) =>
      amend(changing, id, accepted),
    );
    if (outcome.ok) return { ok: true, value: { ...outcome.value, planId: amends } };
    return importRefused(
      outcome.refusal.code === 'needs_words'
        ? { code: 'bad_field', field: 'title' }
        : { code: 'other_commission' },
    );
  } catch (error) {
    if (error instanceof NotAmended) return importRefused(error.refusal);
    throw error;
  }
}

async function amend(
  changing: Changing,
  id: string,
  accepted: Accepted,
): Promise<Outcome<Effects>> {
  const { tx, actor, now, plan } = changing;
  const planId = plan.id;
  await tx.$executeRaw`LOCK TABLE agency IN SHARE ROW EXCLUSIVE MODE`;
  const locked = await lockDraft(tx, id, actor, () => Promise.resolve(now));
  if (!locked.ok) throw new NotAmended(locked.refusal);
  const draft = locked.value;
  if (plan.endedAt) throw new NotAmended({ code: 'plan_ended' });
  const points = openPoints(draft.state);
  if (points.length > 0) throw new NotAmended({ code: 'open_points', points });
  const amendment = await amendmentOf(tx, draft);
  if (!amendment || amendment.planId !== planId) throw new NotAmended({ code: 'nothing_to_amend' });
  const { difference } = amendment;
  const changed = difference.changed.filter(({ after }) => accepted.changed.includes(after.id));
  const added = difference.added.filter((task) => accepted.added.includes(task.id));
  const gone = difference.gone.filter((task) => accepted.gone.includes(task.id));
  if (changed.length + added.length + gone.length === 0)
    throw new NotAmended({ code: 'nothing_to_amend' });
  await addAgencies(changing, amendment, [...changed.map(({ after }) => after), ...added]);

  const concerned: Concerned[] = [];
  const enter = async (number: string | null, change: Promise<Outcome<Concerned>>) => {
    const outcome = await change;
    if (!outcome.ok)
      throw new NotAmended({ code: 'task_refused', task: number ?? '', why: outcome.refusal });
    concerned.push(outcome.value);
  };
  for (const { before, after, isReworded, isReassigned } of changed)
    await enter(
      before.number,
      changeTaskIn(changing, before.id, {
        ...(isReworded && { text: after.text }),
        ...(isReassigned && { responsibilities: [...after.roles] }),
      }),
    );
  for (const task of gone) await enter(task.number, setAsideIn(changing, task.id, 'dropped'));
  const shift = await appendSource(changing, draft);
  await addTasks(changing, draft, added, shift);
  await finish(tx, id, planId, actor, now);
  const data = {
    draft: id,
    changed: changed.map(({ before }) => before.id),
    added: added.length,
    gone: gone.map((task) => task.id),
  };
  await audit(tx, { at: now, actor, action: 'amend', planId, subject: planId, data });
  const all = (of: keyof Concerned) => concerned.flatMap((each) => each[of] ?? []);
  const value = await effectsOf(changing, {
    left: all('left'),
    passed: all('passed'),
    amended: all('amended'),
  });
  return { ok: true, value };
}

/** Agencies that only the accepted tasks bring into the register. */
async function addAgencies(
  { tx }: Changing,
  { resolved }: Amendment,
  tasks: readonly ComparedTask[],
): Promise<void> {
  const needed = new Set(tasks.flatMap(({ roles }) => roles.map(({ agencyId }) => agencyId)));
  await tx.agency.createMany({
    data: resolved.added.filter(({ id }) => needed.has(id)),
    skipDuplicates: true,
  });
  await tx.agencyAlias.createMany({
    data: resolved.aliases.filter(({ agencyId }) => needed.has(agencyId)),
    skipDuplicates: true,
  });
}

/** Puts the amendment's text behind the plan's: spans count on. @returns by how much its own are shifted. */
async function appendSource({ tx, row: plan }: Changing, { row }: OpenDraft): Promise<number> {
  const before = `${plan.sourceText}${BETWEEN_SOURCES}`;
  await tx.plan.update({
    where: { id: plan.id },
    data: { sourceText: `${before}${row.sourceText}` },
  });
  return before.length;
}

/** New tasks stand behind those of the plan; they are owed from the next cycle on. */
async function addTasks(
  changing: Changing,
  { state, reading, row }: OpenDraft,
  added: readonly ComparedTask[],
  shift: number,
): Promise<void> {
  const { tx, plan, now } = changing;
  const targets: Indicator[] = [];
  const last = await tx.task.aggregate({ where: { planId: plan.id }, _max: { order: true } });
  let order = last._max.order ?? 0;
  for (const { id: key, text, roles } of added) {
    const task = state.tasks.find((each) => each.key === key);
    if (!task) continue;
    order += 1;
    const id = `${plan.id}-${taskKeyOf(order)}`;
    const { number, chapter, section, span } = task;
    await tx.task.create({
      data: {
        ...{ id, planId: plan.id, order, number, text },
        chapterNumber: printed(chapter),
        chapterTitle: chapter?.title ?? null,
        sectionNumber: printed(section),
        sectionTitle: section?.title ?? null,
        spanStart: span[0] + shift,
        spanEnd: span[1] + shift,
      },
    });
    await writeResponsible(changing, { id }, [], [...roles]);
    targets.push(...targetsOf(task, order, reading.document.indicators));
  }
  await proposeTargets(
    tx,
    plan.id,
    targets,
    ({ quote }) => {
      const at = row.sourceText.indexOf(quote);
      return at < 0 ? at : at + shift;
    },
    now,
  );
}

const printed = (heading: Heading | null): string | null =>
  heading === null || heading.number === null ? null : String(heading.number);
