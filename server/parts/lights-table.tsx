import { WITHOUT_TASK } from '../../ledger/read/desk/ledger-filter.ts';
import type { ChapterLights } from '../../ledger/read/desk/lights.ts';
import type { Desk } from './desk.ts';
import { COLOURS } from './light-colours.ts';
import { Verbatim } from './text.tsx';

/** The figures behind the chart; each leads to its reports in the ledger. */
export function LightsTable(props: {
  desk: Desk;
  chapters: ChapterLights[];
  /** False: as of an earlier day, which the ledger does not list. */
  isNow?: boolean;
}) {
  const { desk, chapters, isNow = true } = props;
  const { words } = desk;
  const { common } = desk.says;
  return (
    <table class="table table-vcenter table-sm card-table">
      <thead>
        <tr>
          <th scope="col">{common.chapter}</th>
          {COLOURS.map((colour) => (
            <th scope="col" class="text-end">
              {words.colour[colour]}
            </th>
          ))}
          <th scope="col" class="text-end">
            {common.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {chapters.map(({ chapter, lights, total }) => {
          const name = chapter ? (
            <>
              {common.chapterName(chapter.number)}{' '}
              <Verbatim c={desk.c} text={chapter.title ?? ''} />
            </>
          ) : (
            common.withoutTask
          );
          const at = { chapter: chapter ? (chapter.title ?? '') : WITHOUT_TASK };
          return (
            <tr>
              <th scope="row" class="fw-normal">
                {isNow ? <a href={desk.link('/desk/reports', at)}>{name}</a> : name}
              </th>
              {COLOURS.map((colour) => (
                <td class="text-end">
                  {!isNow ? (
                    lights[colour]
                  ) : lights[colour] > 0 ? (
                    <a href={desk.link('/desk/reports', { ...at, light: colour })}>
                      {lights[colour]}
                    </a>
                  ) : (
                    <span class="text-secondary">0</span>
                  )}
                </td>
              ))}
              <td class="text-end">{total}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
