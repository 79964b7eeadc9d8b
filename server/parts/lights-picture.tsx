import { raw } from 'hono/html';
import type { ChapterLights } from '../../ledger/read/desk/lights.ts';
import type { Desk } from './desk.ts';
import type * as Drawing from './lights-chart.ts';
import { LightsTable } from './lights-table.tsx';

let loaded: Promise<typeof Drawing> | undefined;
/** Six hundred modules draw it: they are loaded with the first picture, not with the first page. */
const drawing = () => (loaded ??= import('./lights-chart.ts'));

/**
 * The lights of each chapter in one picture, and in figures beside it.
 * @param isNow whether they are today's, which have lists to lead to.
 */
export async function lightsPicture(desk: Desk, chapters: ChapterLights[], isNow = true) {
  const { overview, common } = desk.says;
  const { lightsChart } = await drawing();
  const chart = lightsChart(chapters, {
    colour: desk.words.colour,
    row: ({ chapter }) => (chapter ? common.chapterName(chapter.number) : common.withoutTask),
  });
  return (
    <div class="row">
      <div class="col-lg-5">
        <div class="lights-chart" role="img" aria-label={overview.lightsText}>
          {raw(chart)}
        </div>
      </div>
      <div class="col-lg-7 table-responsive">
        <LightsTable desk={desk} chapters={chapters} isNow={isNow} />
      </div>
    </div>
  );
}
