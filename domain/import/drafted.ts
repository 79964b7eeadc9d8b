import { splitLines } from '../document/lines.ts';
import { canonicalOf } from './canonical.ts';
import type { RuleKind, StatedRule, Years } from '../document/types.ts';
import type { Unreadable } from '../document/errors.ts';
import type {
  DraftObligation,
  ImportDecision,
  NameMatch,
  NamedRole,
} from '../../schemas/import-decision.ts';
import { sentencesOf, type SentenceOfDuty } from './draft-duties.ts';
import { tasksRead, type DraftTask } from './draft-task.ts';
import { amendedBy, type AmendablePlan } from './amended-plan.ts';
import { editTasks } from './edit-tasks.ts';
import { BY_NAME, isValid, Register, type NameState, type RegisterAgency } from './match-names.ts';
import { proposedFor, type ProposedDuty } from './propose-obligations.ts';
import type { Reading } from './reading.ts';

/** A rule of the document, and whether a person lets it hold; null: not asked yet. */
export interface DraftRule extends StatedRule {
  holds: boolean | null;
  /** How many tasks it makes a difference to. */
  changes: number;
}

/** What could not be read, and what became of it. `note`: its task was read all the same. */
export interface DraftUnread extends Unreadable {
  index: number;
  state: 'open' | 'corrected' | 'aside' | 'note';
  why: string | null;
}

/** A name of the document, and whom it means. */
export interface DraftName {
  name: string;
  aliases: readonly string[];
  /** Places in the draft of the tasks that name it. */
  tasks: readonly number[];
  state: NameState;
  proposed: NameMatch;
  /** As a person has decided; null where nobody has. */
  decided: NameMatch | null;
}

/** A sentence that orders something, and what became of it. */
export interface DraftDuty extends SentenceOfDuty {
  /** Places in the draft of the kept tasks that it stands in, or limits. */
  tasks: readonly number[];
  proposed: ProposedDuty | null;
  confirmed: readonly DraftObligation[] | null;
  /** Why it starts no clock. */
  aside: string | null;
}

/** What is owed without a sentence. */
export interface DraftOwed {
  obligation: DraftObligation;
  why: string;
}

/** The state of a draft. */
export interface Drafted {
  title: string;
  period: Years | null;
  /** In the order of the text; those that were set aside are `removed`. */
  tasks: DraftTask[];
  rules: DraftRule[];
  unread: DraftUnread[];
  names: DraftName[];
  duties: DraftDuty[];
  owed: DraftOwed[];
  /** Ids of the register, or `name:` and a name of the document; null: not said. */
  commission: string | null;
  government: string | null;
  /** Null: not asked yet. */
  regions: readonly string[] | null;
  /** Some agency may owe as a region. */
  hasRegions: boolean;
  /** The plan it amends; null: none; undefined: not said. */
  amends: string | null | undefined;
  /** The plan that it seems to amend, by its title or its words; null: none. */
  seemsToAmend: string | null;
}

/** What a draft is read with, beside its decisions. */
export interface DraftContext {
  text: string;
  reading: Reading;
  register: readonly RegisterAgency[];
  /** The commission whose draft it is; it is the plan's, until somebody says otherwise. */
  agencyId: string | null;
  /** Plans that it may amend. */
  plans: readonly AmendablePlan[];
  /** The year of a day without one, where the document has none either. */
  year: number;
}

/** Of these the task stands all the same: numbers that do not follow on. */
const NOTES = new Set(['number_missing', 'number_twice', 'number_out_of_order']);

/**
 * The state of a draft: what was read, and what people have decided since, in their order. Decisions that
 * were undone are left out by whoever asks.
 */
export function drafted(context: DraftContext, decisions: readonly ImportDecision[]): Drafted {
  const { text, reading, register, year } = context;
  const { document } = reading;
  const last = lastOf(decisions);
  const holds = new Map(
    decisions.flatMap((each) => (each.what === 'rule' ? [[each.rule, each.holds]] : [])),
  );
  const refused = new Set([...holds].flatMap(([rule, accepted]) => (accepted ? [] : [rule])));
  const canonical = canonicalOf(document);
  const named = decisions.map((each) => inCanonical(each, canonical));
  const tasks = editTasks(text, tasksRead(reading, refused), named);
  const period = last('period') ?? document.period;
  const onlyOne = onlyOneOf(register);
  const names = namesOf(tasks, document.agencies, register, decisions);
  const present = (choice: string | null | undefined) =>
    choice && isChoice(choice, names, register) ? choice : null;
  return {
    title: last('title')?.title ?? document.title,
    period: period && { from: period.from, to: period.to },
    tasks,
    rules: (document.rules ?? []).map((rule) => ({
      ...rule,
      holds: holds.get(rule.kind) ?? null,
      changes: changedBy(document.tasks, rule.kind),
    })),
    unread: (document.unread ?? []).map((unread, index) => ({
      ...unread,
      index,
      ...fateOf(text, unread, index, tasks, decisions),
    })),
    names,
    duties: sentencesOf(document).map((sentence) =>
      dutyOf(
        sentence,
        tasks,
        period?.from === period?.to ? (period?.from ?? year) : year,
        decisions,
      ),
    ),
    owed: [
      ...new Map(
        decisions.flatMap((each) =>
          each.what === 'owed'
            ? [[JSON.stringify(each.obligation), { obligation: each.obligation, why: each.why }]]
            : [],
        ),
      ).values(),
    ],
    commission:
      present(last('commission')?.agency) ?? present(context.agencyId) ?? onlyOne('commission'),
    government: present(last('government')?.agency) ?? onlyOne('government_office'),
    regions: last('regions')?.agencies.filter((id) => present(id) !== null) ?? null,
    hasRegions: register.some(({ kind, endedAt }) => kind === 'region' && endedAt === null),
    amends: amendsOf(last('amends'), context.plans),
    seemsToAmend: amendedBy(document.title, text, context.plans),
  };
}

/** The newest decision of a sort. */
const lastOf =
  (decisions: readonly ImportDecision[]) =>
  <W extends ImportDecision['what']>(what: W) =>
    decisions.findLast((each): each is Extract<ImportDecision, { what: W }> => each.what === what);

/** Where the register knows only one of a kind, it is the plan's, until somebody says otherwise. */
const onlyOneOf =
  (register: readonly RegisterAgency[]) =>
  (wanted: RegisterAgency['kind']): string | null => {
    const [only, ...more] = register.filter(
      ({ kind, endedAt }) => kind === wanted && endedAt === null,
    );
    return more.length === 0 ? (only?.id ?? null) : null;
  };

/** Only a plan that whoever decides may amend. */
function amendsOf(
  decision: Extract<ImportDecision, { what: 'amends' }> | undefined,
  plans: readonly AmendablePlan[],
): string | null | undefined {
  if (!decision || decision.plan === null) return decision?.plan;
  return plans.some(({ id }) => id === decision.plan) ? decision.plan : undefined;
}

/** An agency that is there, or one that the document brings. */
const isChoice = (
  choice: string,
  names: readonly DraftName[],
  register: readonly RegisterAgency[],
): boolean =>
  names.some(({ name }) => choice === `${BY_NAME}${name}`) ||
  isValid({ to: 'agency', id: choice }, register);

function inCanonical(
  decision: ImportDecision,
  canonical: ReadonlyMap<string, string>,
): ImportDecision {
  if (decision.what !== 'roles' && decision.what !== 'add') return decision;
  const inFull = ({ name, role }: NamedRole) => ({ name: canonical.get(name) ?? name, role });
  return { ...decision, roles: decision.roles.map(inFull) };
}

const changedBy = (tasks: Reading['document']['tasks'], rule: RuleKind): number =>
  tasks.filter((task) => task.rule?.includes(rule)).length;

/** Set aside by a decision; corrected, where a person has made something of the task on its line. */
function fateOf(
  text: string,
  { line, code }: Unreadable,
  index: number,
  tasks: readonly DraftTask[],
  decisions: readonly ImportDecision[],
): Pick<DraftUnread, 'state' | 'why'> {
  const aside = decisions.findLast((each) => each.what === 'aside' && each.unread === index);
  if (aside?.what === 'aside') return { state: 'aside', why: aside.why };
  const place = splitLines(text).find(({ number }) => number === line);
  const isOn = ({ span }: DraftTask) =>
    place !== undefined && span[0] < place.end && span[1] > place.start;
  const isTouched = tasks.some((task) => isOn(task) && task.touched.size > 0);
  if (isTouched) return { state: 'corrected', why: null };
  return { state: NOTES.has(code) ? 'note' : 'open', why: null };
}

/** Every name of the tasks that are kept, in the order of the document. */
function namesOf(
  tasks: readonly DraftTask[],
  agencies: Reading['document']['agencies'],
  register: readonly RegisterAgency[],
  decisions: readonly ImportDecision[],
): DraftName[] {
  const places = new Map<string, number[]>();
  for (const [index, { roles, removed }] of tasks.entries())
    if (removed === null)
      for (const { name } of roles) places.set(name, [...(places.get(name) ?? []), index + 1]);
  const aliasesOf = new Map(agencies.map(({ name, aliases }) => [name, aliases]));
  const decided = new Map(
    decisions.flatMap((each) => (each.what === 'name' ? [[each.name, each.match]] : [])),
  );
  const known = new Register(register);
  return [...places].map(([name, found]) => {
    const aliases = aliasesOf.get(name) ?? [];
    const { state, match } = known.propose(name, aliases);
    const mine = decided.get(name);
    const valid = mine && isValid(mine, register) ? mine : null;
    return { name, aliases, tasks: found, state, proposed: match, decided: valid };
  });
}

/** What stands in a task that is not kept orders nothing. */
function dutyOf(
  sentence: SentenceOfDuty,
  tasks: readonly DraftTask[],
  year: number,
  decisions: readonly ImportDecision[],
): DraftDuty {
  const [at] = sentence.span;
  const isOf = ({ span, origins, removed }: DraftTask) =>
    removed === null &&
    (sentence.limits
      ? sentence.limits.some((place) => origins.includes(place))
      : sentence.inTask && span[0] <= at && at < span[1]);
  const places = tasks.flatMap((task, index) => (isOf(task) ? [index + 1] : []));
  if ((sentence.inTask || sentence.limits) && places.length === 0)
    return { ...sentence, tasks: places, proposed: null, confirmed: null, aside: null };
  const proposed = proposedFor(sentence, year);
  return { ...sentence, tasks: places, proposed, ...decidedOn(sentence.duty, decisions) };
}

function decidedOn(
  duty: number,
  decisions: readonly ImportDecision[],
): Pick<DraftDuty, 'confirmed' | 'aside'> {
  const last = decisions.findLast(
    (each) => (each.what === 'duty' || each.what === 'duty_aside') && each.duty === duty,
  );
  if (last?.what === 'duty') return { confirmed: last.obligations, aside: null };
  return { confirmed: null, aside: last?.what === 'duty_aside' ? last.why : null };
}

/** Whether a name's meaning is settled: known to the register, or decided. */
export const isSettled = ({ state, decided }: DraftName): boolean =>
  decided !== null || state === 'same' || state === 'alias';

/** Whom a name means, as things stand. */
export const matchOf = ({ decided, proposed }: DraftName): NameMatch => decided ?? proposed;

/** Whether a sentence waits for a person: to be confirmed, or set aside. */
export const isUndecided = ({ proposed, confirmed, aside }: DraftDuty): boolean =>
  proposed !== null && confirmed === null && aside === null;
