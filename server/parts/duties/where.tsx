import type { AppContext } from '../../web/deps.ts';
import { partsWordsOf } from '../words.ts';
import { placesOf, type DutyParty } from './places.ts';
import { dutyWordsOf } from './words.ts';

const PARTIES: readonly DutyParty[] = ['agency', 'commission', 'government'];

interface WhereProps {
  c: AppContext;
  /** Kind of the duty. */
  duty: string;
  /** Whose pages the reader can open: they are links. */
  reader: DutyParty;
  /** Only what the reader does. */
  ownOnly?: boolean;
  /** The address of a page, for the plan that is read. */
  link?: (path: string) => string;
}

/** Who does what a sentence orders, and on which pages; the reader's own are links. */
export function Where({ c, duty, reader, ownOnly = false, link = (path) => path }: WhereProps) {
  const words = dutyWordsOf(c.get('lang'));
  const { sections } = partsWordsOf(c.get('lang'));
  const { nav, colon } = c.get('words').frame;
  const between = c.get('lang') === 'en' ? ', ' : '、';
  return (
    <>
      {PARTIES.filter((party) => !ownOnly || party === reader).map((party) => {
        const places = placesOf(duty, party);
        if (places.length === 0) return null;
        return (
          <div>
            {!ownOnly && (
              <span class="muted">
                {words.party[party]}
                {colon}
              </span>
            )}
            {places.map((place, index) => {
              const name = 'nav' in place ? nav[place.nav] : sections[place.section];
              return (
                <>
                  {index > 0 && between}
                  {party === reader ? <a href={link(place.path)}>{name}</a> : name}
                </>
              );
            })}
          </div>
        );
      })}
    </>
  );
}
