import type { AppContext } from '../../deps.ts';
import { Page } from '../../page.tsx';
import { deskWordsOf } from '../words.ts';

/** Said to a reader of the desk who has no plan to read. */
export function noPlanPage(c: AppContext) {
  const { sections, common } = deskWordsOf(c.get('lang'));
  return c.html(
    <Page c={c} title={sections.overview} active="overview">
      <p>{common.noPlan}</p>
    </Page>,
  );
}
