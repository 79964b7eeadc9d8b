import type { Desk } from './desk.ts';

interface PagesProps {
  desk: Desk;
  page: number;
  pages: number;
  /** The address of a page of the list. */
  href: (page: number) => string;
}

/** Steps through a long list; nothing when it has one page. */
export function Pages({ desk, page, pages, href }: PagesProps) {
  if (pages <= 1) return null;
  const { common } = desk.says;
  return (
    <nav class="d-flex align-items-center gap-3 p-3" aria-label={common.pageOf(page, pages)}>
      {page > 1 && (
        <a class="btn btn-sm" rel="prev" href={href(page - 1)}>
          {common.previous}
        </a>
      )}
      <span class="text-secondary">{common.pageOf(page, pages)}</span>
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
