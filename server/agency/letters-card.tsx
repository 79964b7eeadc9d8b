import type { IssuedLetter } from '../../ledger/read/letters/issued-letters.ts';
import { Card } from '../parts/card.tsx';
import { letterWordsOf } from '../parts/letters/words.ts';
import type { AppContext } from '../web/deps.ts';

const SHOWN = 5;

/** Where an agency reads a letter. */
export const letterPath = (id: string): string => `/letters/${encodeURIComponent(id)}`;

/** 收到的公文: the newest letters and circulars, and all before them. */
export function LettersCard({ c, letters }: { c: AppContext; letters: readonly IssuedLetter[] }) {
  const { agency: words } = letterWordsOf(c.get('lang'));
  if (letters.length === 0) return null;
  const older = letters.slice(SHOWN);
  return (
    <Card title={words.received} id="letters" body="padded">
      <List c={c} letters={letters.slice(0, SHOWN)} />
      {older.length > 0 && (
        <details>
          <summary>{words.older(older.length)}</summary>
          <List c={c} letters={older} />
        </details>
      )}
    </Card>
  );
}

function List({ c, letters }: { c: AppContext; letters: readonly IssuedLetter[] }) {
  const words = c.get('words');
  return (
    <ul class="plain">
      {letters.map(({ id, number, text, issuedAt }) => (
        <li>
          <a href={letterPath(id)} lang="zh-CN">
            {text.title}
          </a>{' '}
          <span lang="zh-CN">{number}</span>{' '}
          <span class="muted">{words.instant(issuedAt, c.get('zone'))}</span>
        </li>
      ))}
    </ul>
  );
}
