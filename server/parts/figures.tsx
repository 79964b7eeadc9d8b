/** A count with its name; `href` leads to what it counts. */
export interface Figure {
  name: string;
  count: number;
  href?: string;
}

/** Counts in a row. */
export function Figures({ label, figures }: { label?: string; figures: Figure[] }) {
  return (
    <section class="card" {...(label !== undefined && { 'aria-label': label })}>
      <dl class="figures">
        {figures.map(({ name, count, href }) => (
          <div>
            <dt>{name}</dt>
            <dd>{href !== undefined && count > 0 ? <a href={href}>{count}</a> : count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
