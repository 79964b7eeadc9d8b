import { diffArrays } from 'diff';

/** A piece of two texts: what both say, or only the newer, or only the older. */
export interface TextChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Texts that differ in more words than this are shown one after the other. */
const MOST_EDITS = 1_500;

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** What changed from one text to another, word by word, in Chinese as well. */
export function textChanges(earlier: string, later: string): TextChange[] {
  const changes = diffArrays(wordsOf(earlier), wordsOf(later), { maxEditLength: MOST_EDITS });
  if (!changes)
    return [
      { kind: 'removed', text: earlier },
      { kind: 'added', text: later },
    ];
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment);
