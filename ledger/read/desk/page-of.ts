/** One page of a long list, with how long it is. */
export interface PageOf<Row> {
  rows: Row[];
  /** All that there are, on all pages. */
  count: number;
  /** From 1. */
  page: number;
  pages: number;
}

/** The place of a page in a list; a page past the end gives the last. */
export function placeOf(
  count: number,
  size: number,
  wanted: number,
): { page: number; pages: number; limit: number; offset: number } {
  const pages = Math.max(1, Math.ceil(count / size));
  const page = Math.min(Math.max(1, wanted), pages);
  return { page, pages, limit: size, offset: (page - 1) * size };
}
