import type { FactChanges } from '../../../domain/letters/fact-changes.ts';
import type { OverdueItem } from '../../../domain/letters/official-text.ts';
import { taskName } from '../../../domain/letters/wording.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { LetterDraft } from '../../../ledger/read/desk/letter-drafts.ts';
import type { Desk } from '../desk.ts';
import { reportPath } from '../names.tsx';
import { Verbatim } from '../text.tsx';
import { letterWordsOf } from './words.ts';

interface ChangedFactsProps {
  desk: Desk;
  draft: LetterDraft;
  changes: FactChanges;
}

/** What is so now and not in the saved text. */
export function ChangedFacts({ desk, draft, changes }: ChangedFactsProps) {
  const { changes: words } = letterWordsOf(desk.words.lang);
  const { joined, left, altered, isFrameChanged, answerPast } = changes;
  return (
    <>
      <p class="m-0 fw-bold">{words.title}</p>
      <Items desk={desk} draft={draft} title={words.joined} items={joined} />
      <Items desk={desk} draft={draft} title={words.left} items={left} />
      {altered.length > 0 && (
        <>
          <p class="m-0">{words.altered}</p>
          <ul>
            {altered.map(({ before, now }) => (
              <li>
                <Item desk={desk} draft={draft} item={now} />
                {before.dueOn !== now.dueOn &&
                  desk.words.frame.colon +
                    words.moved(
                      desk.words.shortDate(before.dueOn),
                      desk.words.shortDate(now.dueOn),
                    )}
              </li>
            ))}
          </ul>
        </>
      )}
      {isFrameChanged && <p class="m-0">{words.frame}</p>}
      {answerPast !== null && (
        <p class="m-0">{words.answerPast(desk.words.shortDate(answerPast))}</p>
      )}
    </>
  );
}

interface ItemsProps {
  desk: Desk;
  draft: LetterDraft;
  title: string;
  items: readonly OverdueItem[];
}

function Items({ desk, draft, title, items }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <>
      <p class="m-0">{title}</p>
      <ul class="mb-1">
        {items.map((item) => (
          <li>
            <Item desk={desk} draft={draft} item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A report as the facts name it, leading to its page. */
function Item({ desk, draft, item }: { desk: Desk; draft: LetterDraft; item: OverdueItem }) {
  const { agency, task, report } = item;
  const { kind, period, effect } = draft;
  const name = task
    ? desk.words.task(task.number)
    : kindWordsOf(desk.words.lang, kind).title(agency, period);
  return (
    <>
      <a href={reportPath(report)}>
        <Verbatim c={desk.c} text={name} />
      </a>{' '}
      {task && <Verbatim c={desk.c} text={taskName(task.text)} />}
      {task && effect === 'circular' && (
        <>
          {' '}
          <Verbatim c={desk.c} text={agency} />
        </>
      )}
    </>
  );
}
