import { readDefinition } from '../../domain/indicators/definition.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import {
  addIndicator,
  changeIndicator,
  confirmIndicators,
  setAsideIndicator,
} from '../../ledger/commands/indicators.ts';
import { refusalOf } from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import { showIndicator } from '../parts/indicators/detail-page.tsx';
import type { DefinitionGiven } from '../parts/indicators/form.tsx';
import { indicatorPath, showIndicators } from '../parts/indicators/list-page.tsx';
import { textIn, textsIn } from '../parts/posted.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';

/** POST /desk/indicators/confirm: confirms the targets that were chosen, as they are. */
export async function confirmMany(c: AppContext) {
  const body = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(body, 'plan') || undefined);
  if (!desk) return c.notFound();
  const ids = textsIn(body, 'indicator');
  const outcome = await confirmIndicators(desk.ledger, desk.plan.id, ids, {
    actor: actorOf(desk.user),
  });
  return outcome.ok
    ? c.redirect(desk.link('/desk/indicators', { done: 'indicator-saved' }), 303)
    : showIndicators(desk, null, refusalOf(desk, outcome.refusal));
}

/** POST /desk/indicators: adds an indicator by the name of whoever does. */
export async function addOne(c: AppContext) {
  const { desk, given } = await read(c);
  if (!desk) return c.notFound();
  const { ledger, plan } = desk;
  const ordered = { actor: actorOf(desk.user), why: given['why'] ?? '' };
  const outcome = await defined(given, (definition) =>
    addIndicator(ledger, plan.id, definition, ordered),
  );
  if (!outcome.ok) return showIndicators(desk, given, refusalOf(desk, outcome.refusal));
  const [id = ''] = outcome.value.indicators;
  return c.redirect(saved(desk, id), 303);
}

/** POST /desk/indicators/:id: changes an indicator, or sets it aside. */
export async function changeOne(c: AppContext, id: string) {
  const { desk, given } = await read(c);
  if (!desk) return c.notFound();
  const { ledger, plan } = desk;
  const ordered = { actor: actorOf(desk.user), why: given['why'] ?? '' };
  const outcome =
    given['what'] === 'set-aside'
      ? await setAsideIndicator(ledger, plan.id, id, ordered)
      : await defined(given, (definition) =>
          changeIndicator(ledger, plan.id, id, definition, ordered),
        );
  return outcome.ok
    ? c.redirect(saved(desk, id), 303)
    : showIndicator(desk, id, given, refusalOf(desk, outcome.refusal));
}

const saved = (desk: Desk, id: string) => {
  const path = indicatorPath(desk, id);
  return `${path}${path.includes('?') ? '&' : '?'}done=indicator-saved`;
};

const FIELDS = ['name', 'target', 'unit', 'base', 'baseYear', 'byYear', 'task', 'agency'] as const;

async function read(c: AppContext): Promise<{ desk: Desk | null; given: DefinitionGiven }> {
  const body = await c.req.parseBody({ all: true });
  const names = [...FIELDS, 'direction', 'yearly', 'what', 'why'];
  const given = Object.fromEntries(names.map((name) => [name, textIn(body, name)]));
  return { desk: await deskOf(c, textIn(body, 'plan') || undefined), given };
}

/** Does something with what the form defines; refused where it defines nothing. */
async function defined<T>(
  given: DefinitionGiven,
  act: (definition: Parameters<typeof addIndicator>[2]) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const text = (name: (typeof FIELDS)[number]) => given[name] ?? '';
  const definition = readDefinition({
    ...{ name: text('name'), target: text('target'), unit: text('unit'), base: text('base') },
    ...{ baseYear: text('baseYear'), byYear: text('byYear') },
    ...{ taskId: text('task'), agencyId: text('agency') },
    yearly: (given['yearly'] ?? '') !== '',
    direction: given['direction'] === 'down' ? 'down' : 'up',
  });
  if (!definition.ok)
    return { ok: false, refusal: { code: 'indicator_field', field: definition.field } };
  return act(definition.value);
}
