import type { Child } from 'hono/jsx';
import type { AppContext } from '../web/deps.ts';

interface CardProps {
  title?: Child;
  id?: string;
  /** Beside the title: a count, a link. */
  aside?: Child;
  /** How the children lie in it; left out, they bring their own room. */
  body?: 'padded' | 'table';
  children?: Child;
}

/** A titled block of a page. */
export function Card({ title, id, aside, body, children }: CardProps) {
  const held = { padded: 'card-body', table: 'table-responsive' };
  return (
    <section class="card" {...(id !== undefined && { id })}>
      {title !== undefined && (
        <div class="card-header">
          <h2 class="card-title">{title}</h2>
          {aside !== undefined && <div class="ms-auto">{aside}</div>}
        </div>
      )}
      {body ? <div class={held[body]}>{children}</div> : children}
    </section>
  );
}

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

/** Said where a list is empty. */
export const Empty = ({ text }: { text: string }) => <p class="muted m-0 p-3">{text}</p>;

/** The red line that every form carries: no classified content. */
export function NoClassified({ c }: { c: AppContext }) {
  return (
    <p class="no-classified" role="note">
      {c.get('words').frame.noClassified}
    </p>
  );
}
