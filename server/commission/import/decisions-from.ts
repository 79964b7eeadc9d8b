import { matchOf, type DraftName } from '../../../domain/import/drafted.ts';
import { splitLines } from '../../../domain/document/lines.ts';
import { importDecisionSchema, type ImportDecision } from '../../../schemas/import-decision.ts';
import { firstOf, type Given } from '../given.ts';
import { certainOf } from './certain-page.tsx';
import { NEW_KINDS } from './names-page.tsx';
import { BadField, obligationsFrom } from './read-obligation.ts';
import { namesIn, rolesIn } from './role-fields.tsx';
import type { DraftView } from './view.tsx';

/** What the forms of a draft decide, by the last part of their address. @throws BadField */
export const DECISIONS: Record<string, (given: Given, view: DraftView) => ImportDecision[]> = {
  rule: (given) => [
    checked(
      { what: 'rule', rule: firstOf(given, 'rule'), holds: firstOf(given, 'holds') === 'yes' },
      'kind',
    ),
  ],
  roles: (given) => [
    checked({ what: 'roles', task: firstOf(given, 'task'), roles: rolesIn(given) }, 'roles'),
  ],
  text: (given) => [
    checked({ what: 'text', task: firstOf(given, 'task'), text: firstOf(given, 'text') }, 'text'),
  ],
  merge: (given) => [
    checked({ what: 'merge', task: firstOf(given, 'task'), into: firstOf(given, 'into') }, 'kind'),
  ],
  split: (given) => [
    checked(
      { what: 'split', task: firstOf(given, 'task'), at: Number(firstOf(given, 'at')) },
      'split',
    ),
  ],
  remove: (given) => [
    checked({ what: 'remove', task: firstOf(given, 'task'), why: firstOf(given, 'why') }, 'why'),
  ],
  aside: (given) => [
    checked(
      { what: 'aside', unread: Number(firstOf(given, 'unread')), why: firstOf(given, 'why') },
      'why',
    ),
  ],
  add: addedTask,
  basics,
  agencies,
  amends: (given) => [checked({ what: 'amends', plan: firstOf(given, 'plan') || null }, 'kind')],
  confirm(given, { draft }) {
    const duty = Number(firstOf(given, 'duty'));
    const proposed = draft.state.duties[duty]?.proposed;
    if (!proposed?.isCertain) throw new BadField('kind');
    return [checked({ what: 'duty', duty, obligations: proposed.obligations }, 'kind')];
  },
  duty(given, { draft }) {
    const duty = Number(firstOf(given, 'duty'));
    if (!draft.state.duties[duty]) throw new BadField('kind');
    const keyOf = (isContacts: boolean) => `${isContacts ? 'contacts-' : ''}d${duty + 1}`;
    return [checked({ what: 'duty', duty, obligations: obligationsFrom(given, keyOf) }, 'due')];
  },
  'duty-aside': (given) => [
    checked(
      { what: 'duty_aside', duty: Number(firstOf(given, 'duty')), why: firstOf(given, 'why') },
      'why',
    ),
  ],
  owed(given, { draft }) {
    const why = firstOf(given, 'why');
    const next = draft.decisions.length + 1;
    const keyOf = (isContacts: boolean) => `${isContacts ? 'contacts-' : ''}a${next}`;
    return obligationsFrom(given, keyOf).map((obligation) =>
      checked({ what: 'owed', obligation, why }, why.trim() === '' ? 'why' : 'due'),
    );
  },
  certain: ticked,
};

/** A decision as it may be stored. @throws BadField */
function checked(decision: unknown, field: string): ImportDecision {
  const { success, data } = importDecisionSchema.safeParse(decision);
  if (!success) throw new BadField(field);
  return data;
}

/** A task by its lines; without words of its own it takes theirs. */
function addedTask(given: Given, { draft }: DraftView): ImportDecision[] {
  const { sourceText } = draft.row;
  const [from, to] = ['from', 'to'].map((name) => Number(firstOf(given, name) || Number.NaN));
  const lines = splitLines(sourceText).filter(
    ({ number }) => number >= (from ?? 0) && number <= (to ?? 0),
  );
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) throw new BadField('lines');
  const own = firstOf(given, 'text').trim();
  const text = own === '' ? sourceText.slice(first.start, last.end) : own;
  return [checked({ what: 'add', from, to, text, roles: rolesIn(given) }, 'text')];
}

/** Only what differs from what stands there. */
function basics(given: Given, { draft }: DraftView): ImportDecision[] {
  const { title, period, commission, government, regions } = draft.state;
  const decisions: ImportDecision[] = [];
  const newTitle = firstOf(given, 'title').trim();
  if (newTitle !== title) decisions.push(checked({ what: 'title', title: newTitle }, 'title'));
  const [from, to] = [firstOf(given, 'from').trim(), firstOf(given, 'to').trim()];
  const isSame = from === String(period?.from ?? '') && to === String(period?.to ?? '');
  if (!isSame)
    decisions.push(
      checked({ what: 'period', from: Number(from), to: Number(to === '' ? from : to) }, 'period'),
    );
  for (const [what, now] of [
    ['commission', commission],
    ['government', government],
  ] as const) {
    const agency = firstOf(given, what);
    if (agency !== '' && agency !== now) decisions.push(checked({ what, agency }, 'agency'));
  }
  if (firstOf(given, 'regions-asked') === 'yes') {
    const agencies = given['region'] ?? [];
    if (regions === null || agencies.toSorted().join() !== regions.toSorted().join())
      decisions.push(checked({ what: 'regions', agencies }, 'agency'));
  }
  return decisions;
}

/** Names whose meaning is not what it was, or waits to be said. */
function agencies(given: Given, { draft }: DraftView): ImportDecision[] {
  return draft.state.names.flatMap((known): ImportDecision[] => {
    // A colleague may have changed the table since: a row is known by its name.
    const row = Object.keys(given).find(
      (field) => /^name-\d+$/.test(field) && firstOf(given, field) === known.name,
    );
    if (row === undefined) return [];
    const at = row.slice('name-'.length);
    const match = matchIn(given, at, known, draft.register);
    const isSame = JSON.stringify(match) === JSON.stringify(matchOf(known));
    const isSettled = known.decided !== null || known.state === 'same' || known.state === 'alias';
    if (isSame && isSettled) return [];
    return [checked({ what: 'name', name: known.name, match }, 'match')];
  });
}

function matchIn(
  given: Given,
  at: string,
  known: DraftName,
  register: DraftView['draft']['register'],
): unknown {
  const as = firstOf(given, `as-${at}`);
  const nameEn = firstOf(given, `en-${at}`).trim();
  if (as.startsWith('new:')) return { to: 'new', kind: as.slice('new:'.length), nameEn };
  if (as === 'nobody') return { to: 'nobody' };
  if (as === 'named') {
    const name = firstOf(given, `named-${at}`).trim();
    const named = register.find(
      (agency) => agency.name === name || agency.nameEn === name || agency.aliases.includes(name),
    );
    return { to: 'agency', id: named?.id ?? '' };
  }
  if (as !== 'members') return { to: 'agency', id: as };
  const ids = given[`member-${at}`] ?? [];
  const names = namesIn(firstOf(given, `members-${at}`)).filter((name) => name !== known.name);
  return { to: 'members', ids, names };
}

/** Those of the certain decisions that are still ticked, a new agency of the kind that was chosen. */
function ticked(given: Given, view: DraftView): ImportDecision[] {
  const chosen = new Set(given['certain'] ?? []);
  return certainOf(view.c, view)
    .filter(({ key }) => chosen.has(key))
    .map(({ key, decision }) => {
      if (decision.what !== 'name' || decision.match.to !== 'new') return checked(decision, 'kind');
      const kind = NEW_KINDS.find((each) => each === firstOf(given, `kind-${key}`));
      const match = { ...decision.match, ...(kind && { kind }) };
      return checked({ ...decision, match }, 'kind');
    });
}
