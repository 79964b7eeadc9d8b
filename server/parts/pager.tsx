import type { AppContext } from '../web/deps.ts';
import type { Desk } from './desk.ts';
import { partsWordsOf } from './words.ts';

interface PagesProps {
  page: number;
  pages: number;
  /** How long the whole list is, and how many of it one page shows: told where they are given. */
  of?: { count: number; size: number };
  /** The address of a page of the list. */
  href: (page: number) => string;
}

/**
 * How many rows a page of a list shows: all that a file can hold where the table is taken away, else `shown`, which
 * may be left to who reads the list.
 */
export function rowsOf(c: AppContext): number | undefined;
export function rowsOf(c: AppContext, shown: number): number;
export function rowsOf(c: AppContext, shown?: number): number | undefined {
  return c.get('rowsTaken') ?? shown;
}

/** Steps through a long list of the desk. */
export const Pages = ({ desk, ...list }: PagesProps & { desk: Desk }) => (
  <PageLinks c={desk.c} {...list} />
);

/** Steps through a long list; nothing when it has one page. Where a table is taken away: its parts. */
export function PageLinks({ c, page, pages, of, href }: PagesProps & { c: AppContext }) {
  if (pages <= 1) return null;
  const { common } = partsWordsOf(c.get('lang'));
  if (c.get('rowsTaken') !== null)
    return (
      <nav class="file-parts">
        {Array.from({ length: pages }, (_, index) => (
          <a href={href(index + 1)} {...(page === index + 1 && { 'aria-current': 'page' })}>
            {index + 1}
          </a>
        ))}
      </nav>
    );
  return (
    <nav class="d-flex align-items-center gap-3 p-3" aria-label={common.pageOf(page, pages)}>
      {page > 1 && (
        <a class="btn btn-sm" rel="prev" href={href(page - 1)}>
          {common.previous}
        </a>
      )}
      <span class="text-secondary">
        {of &&
          `${common.rowsOf((page - 1) * of.size + 1, Math.min(page * of.size, of.count), of.count)} · `}
        {common.pageOf(page, pages)}
      </span>
      {page < pages && (
        <a class="btn btn-sm" rel="next" href={href(page + 1)}>
          {common.next}
        </a>
      )}
    </nav>
  );
}

/** The page asked for in `?page=`; 1 for anything else. */
export function pageFrom(given: string | undefined): number {
  return given !== undefined && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
}
