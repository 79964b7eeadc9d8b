import type { DeskSection } from '../desk-section.ts';
import type { NavKey } from '../../web/catalog.ts';

/** Whom a duty of the document concerns. */
export type DutyParty = 'agency' | 'commission' | 'government';

/** A page, by the section of the desk that it is called like, or by an agency's entry in the navigation. */
type Place = { section: DeskSection; path: string } | { nav: NavKey; path: string };

const at = (section: DeskSection, path = `/desk/${section}`): Place => ({ section, path });
const mine = (nav: NavKey, path: string): Place => ({ nav, path });

const MY = mine('my', '/my');
const OVERVIEW = at('overview', '/desk');
const WHOLE = at('government', '/government');

type Places = Readonly<Record<DutyParty, readonly Place[]>>;

/** Every duty that the reader of documents knows, and the pages on which each party does its share. */
const PLACES: Readonly<Record<string, Places>> = {
  implementation_plan: {
    agency: [MY],
    commission: [at('reports'), at('reviews'), at('escalations')],
    government: [at('agencies')],
  },
  policy: { agency: [MY], commission: [at('policies')], government: [at('policies')] },
  coordination: {
    agency: [mine('tasks', '/tasks')],
    commission: [OVERVIEW, at('reports'), at('indicators'), at('statistics')],
    government: [WHOLE, at('indicators'), at('statistics')],
  },
  midterm: {
    agency: [MY],
    commission: [at('evaluation'), at('documents')],
    government: [at('government', '/government#evaluation'), at('evaluation')],
  },
  major_issue: {
    agency: [at('issues', '/my/issues')],
    commission: [at('issues'), at('documents')],
    government: [at('issues'), at('documents')],
  },
  annual: {
    agency: [MY],
    commission: [at('reports'), at('reviews'), at('escalations')],
    government: [at('statistics')],
  },
  consolidation: {
    agency: [],
    commission: [at('documents')],
    government: [at('government', '/government#documents')],
  },
  inspection: {
    agency: [MY],
    commission: [at('inspections')],
    government: [at('inspections')],
  },
};

/** Dated steps, reports in a rhythm of their own, what is to be published or done by a day. */
const REPORTED: Places = {
  agency: [MY],
  commission: [at('reports'), at('reviews')],
  government: [at('statistics')],
};

/** Where a party does its share of a duty; nowhere: it has none. */
export const placesOf = (duty: string, party: DutyParty): readonly Place[] =>
  (PLACES[duty] ?? REPORTED)[party];
