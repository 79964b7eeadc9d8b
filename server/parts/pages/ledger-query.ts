import type { LightColour } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import type { ReportKind } from '../../../domain/words/words.ts';
import type { LedgerFilter, LedgerSort } from '../../../ledger/read/desk/ledger-page.ts';
import type { Desk } from '../desk.ts';
import { pageFrom } from '../pager.tsx';

export const LIGHTS: readonly LightColour[] = ['red', 'yellow', 'green', 'blue'];
export const STAGES: readonly ReportStage[] = [
  'collecting',
  'reviewing',
  'accepted',
  'missed',
  'withdrawn',
];
export const KINDS: readonly ReportKind[] = [
  'annual',
  'implementation_plan',
  'midterm',
  'rectification',
  'consolidation',
];
export const SORTS: readonly LedgerSort[] = ['number', 'due', 'light', 'agency'];

const LONGEST_SEARCH = 100;

const oneOf = <T extends string>(values: readonly T[], given: string | undefined): T | null =>
  values.find((value) => value === given) ?? null;

/** PostgreSQL takes no NUL in a text. */
const plain = (given: string | undefined) => (given ?? '').replaceAll('\0', '');

/** Reads the ledger's filter from the address; what makes no sense narrows nothing. */
export function filterFrom({ c, year }: Desk): LedgerFilter {
  const query = (name: string) => c.req.query(name);
  const chapter = query('chapter');
  return {
    year,
    kind: oneOf(KINDS, query('kind')),
    light: oneOf(LIGHTS, query('light')),
    stage: oneOf(STAGES, query('stage')),
    chapter: chapter !== undefined && /^\d{1,4}$/.test(chapter) ? Number(chapter) : null,
    agencyId: plain(query('agency')) || null,
    search: plain(query('q')).slice(0, LONGEST_SEARCH).trim(),
    sort: oneOf(SORTS, query('sort')) ?? 'number',
    descending: query('order') === 'desc',
    page: pageFrom(query('page')),
  };
}

/** The filter as an address holds it; what narrows nothing is left out. */
export function queryOf(filter: LedgerFilter): Record<string, string> {
  const { kind, light, stage, chapter, agencyId, search, sort, descending, page } = filter;
  return {
    ...(search && { q: search }),
    ...(light && { light }),
    ...(stage && { stage }),
    ...(chapter !== null && { chapter: String(chapter) }),
    ...(agencyId && { agency: agencyId }),
    ...(kind && { kind }),
    ...(sort !== 'number' && { sort }),
    ...(descending && { order: 'desc' }),
    ...(page > 1 && { page: String(page) }),
  };
}
