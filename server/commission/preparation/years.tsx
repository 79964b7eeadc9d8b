import { yearOf } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { Desk } from '../../parts/desk.ts';
import { commissionWordsOf } from '../words.ts';

/** The years of a launch that is prepared. */
export interface Years {
  from: number;
  to: number;
}

/** Two years of four digits, in order and not too far apart. */
export function yearsFrom(from: string | undefined, to: string | undefined): Years | null {
  if (!/^\d{4}$/.test(from ?? '') || !/^\d{4}$/.test(to ?? '')) return null;
  const years = { from: Number(from), to: Number(to) };
  const isPeriod = years.from >= 1949 && years.to >= years.from && years.to - years.from <= 50;
  return isPeriod ? years : null;
}

/** The years of the launch; before it those of the address, or the present one. `isWrong`: they make no period. */
export function yearsOf({ c, plan, now, zone }: Desk): Years & { isWrong: boolean } {
  if (plan.launchFrom !== null && plan.launchTo !== null)
    return { from: plan.launchFrom, to: plan.launchTo, isWrong: false };
  const asked = c.req.query('from') !== undefined;
  const given = yearsFrom(c.req.query('from'), c.req.query('to'));
  const present = yearOf(civilDateOf(now, zone));
  return { ...(given ?? { from: present, to: present }), isWrong: asked && given === null };
}

/** Asks for the years that a page of the preparation looks at. */
export function YearsForm({ desk, years, path }: { desk: Desk; years: Years; path: string }) {
  const { launch: words } = commissionWordsOf(desk.words.lang);
  const field = (name: 'from' | 'to', label: string) => (
    <label>
      <span class="d-block muted small">{label}</span>
      <input
        class="form-control"
        type="number"
        name={name}
        value={years[name]}
        min={1949}
        max={9998}
        required
      />
    </label>
  );
  return (
    <form method="get" action={path} class="d-flex flex-wrap gap-3 align-items-end mb-3">
      <input type="hidden" name="plan" value={desk.plan.id} />
      {field('from', words.from)}
      {field('to', words.to)}
      <button class="btn">{words.update}</button>
    </form>
  );
}
