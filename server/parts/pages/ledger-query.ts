import type { LightColour } from '../../../domain/light/reason.ts';
import type { Filing } from '../../../domain/statistics/counting-rule.ts';
import type {
  LedgerFilter,
  LedgerSort,
  LedgerStage,
} from '../../../ledger/read/desk/ledger-filter.ts';
import type { Desk } from '../desk.ts';
import { pageFrom } from '../pager.tsx';

/** The lights the ledger can be narrowed to, in the order of the list. */
export const LIGHTS: readonly LightColour[] = ['red', 'yellow', 'green', 'blue'];
/** The stages the ledger can be narrowed to; overdue and left are asked for like stages. */
export const STAGES: readonly LedgerStage[] = [
  'overdue',
  'collecting',
  'reviewing',
  'accepted',
  'missed',
  'left',
];
/** What is counted apart of filings, in the order of the tally. */
export const FILINGS: readonly Filing[] = ['nil', 'short', 'copied'];
/** What the ledger can be sorted by, the default first. */
export const SORTS: readonly LedgerSort[] = ['number', 'due', 'light', 'agency'];

const LONGEST_SEARCH = 100;

const oneOf = <T extends string>(values: readonly T[], given: string | undefined): T | null =>
  values.find((value) => value === given) ?? null;

/** PostgreSQL takes no NUL in a text. */
const plain = (given: string | undefined) => (given ?? '').replaceAll('\0', '');

/** Reads the ledger's filter from the address; what makes no sense narrows nothing. */
export function filterFrom({ c, selection }: Desk): LedgerFilter {
  const query = (name: string) => c.req.query(name);
  return {
    ...selection,
    light: oneOf(LIGHTS, query('light')),
    stage: oneOf(STAGES, query('stage')),
    filing: oneOf(FILINGS, query('filing')),
    chapter: plain(query('chapter')).slice(0, LONGEST_SEARCH) || null,
    agencyId: plain(query('agency')) || null,
    search: plain(query('q')).slice(0, LONGEST_SEARCH).trim(),
    sort: oneOf(SORTS, query('sort')) ?? 'number',
    descending: query('order') === 'desc',
    page: pageFrom(query('page')),
  };
}

/** The filter as an address holds it beside kind and period; what narrows nothing is left out. */
export function queryOf(filter: LedgerFilter): Record<string, string> {
  const { light, stage, filing, chapter, agencyId, search, sort, descending, page } = filter;
  return {
    ...(search && { q: search }),
    ...(light && { light }),
    ...(stage && { stage }),
    ...(filing && { filing }),
    ...(chapter !== null && { chapter }),
    ...(agencyId && { agency: agencyId }),
    ...(sort !== 'number' && { sort }),
    ...(descending && { order: 'desc' }),
    ...(page > 1 && { page: String(page) }),
  };
}
