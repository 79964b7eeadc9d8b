import { Card } from '../../parts/card.tsx';
import type { Desk } from '../../parts/desk.ts';
import { Verbatim } from '../../parts/text.tsx';
import { changeWordsOf } from '../change-words.ts';
import { firstOf, type Given } from '../given.ts';
import { WhyField } from '../preview-page.tsx';
import { preparationWordsOf } from './launch-words.ts';

/** How a running plan is ended before its time, and how that is taken back. */
export function EndCard({ desk, given }: { desk: Desk; given: Given }) {
  const { end: words } = preparationWordsOf(desk.words.lang);
  const { why } = changeWordsOf(desk.words.lang);
  const { endedAt, endOrderedAt, endOrderedBy, endOrderedWhy, id } = desk.plan;
  const tell = (at: Date) => desk.words.instant(at, desk.zone);
  const isUndo = firstOf(given, 'what') === 'undo';
  const typed = (undo: boolean) => (isUndo === undo ? firstOf(given, 'why') : '');
  return (
    <Card title={words.title} id="end" body="padded">
      {endedAt && <p class="m-0">{words.ended(tell(endedAt))}</p>}
      {endOrderedAt && (
        <p>
          <Verbatim c={desk.c} text={words.ordered(tell(endOrderedAt), endOrderedBy ?? '')} />
          <Verbatim c={desk.c} text={endOrderedWhy ?? ''} />
        </p>
      )}
      {!endedAt && <p>{endOrderedAt ? words.undoText : words.text}</p>}
      {!endedAt && desk.mayAct && (
        <details open={given['plan'] !== undefined}>
          <summary>
            <span class="btn btn-sm">{endOrderedAt ? words.undo : words.title}…</span>
          </summary>
          <form method="post" action="/desk/launch/end" class="mt-2">
            <input type="hidden" name="plan" value={id} />
            <input type="hidden" name="what" value={endOrderedAt ? 'undo' : 'end'} />
            {!endOrderedAt &&
              (['stay', 'leave'] as const).map((each) => (
                <label class="d-block">
                  <input
                    type="radio"
                    name="open"
                    value={each}
                    checked={(firstOf(given, 'open') || 'stay') === each}
                  />{' '}
                  {words[each]}
                </label>
              ))}
            <WhyField desk={desk} label={why} value={typed(endOrderedAt !== null)} />
            <button class="btn btn-primary" name="step" value="preview">
              {words.look}
            </button>
          </form>
        </details>
      )}
    </Card>
  );
}
