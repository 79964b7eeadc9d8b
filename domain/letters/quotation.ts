/** The two kinds of marks, each with its outer and its inner form. They are counted apart. */
const TITLE = ['《》', '〈〉'] as const;
const QUOTATION = ['“”', '‘’'] as const;
type Kind = typeof TITLE | typeof QUOTATION;

interface Open {
  kind: Kind;
  /** What closes it in the text, and what is written for that. */
  closer: string;
  writes: string;
}

/**
 * The title in title marks (书名号). By GB/T 15834-2011 marks within marks of their kind alternate:
 * 《贯彻〈某规划〉方案》; quotation marks within a title stay double.
 */
export function titled(title: string): string {
  return nested(`《${title}`);
}

/** The text in quotation marks (引号), the marks within it alternating: “落实‘十二五’规划”. */
export function quoted(text: string): string {
  return nested(`“${text}`);
}

/**
 * Marks that the text leaves open are closed with the mark around them, or at the end; one that closes
 * nothing is left as it is.
 */
function nested(text: string): string {
  const open: Open[] = [];
  let written = '';
  for (const character of text) {
    const kind = [TITLE, QUOTATION].find((each) => each.some((form) => form[0] === character));
    if (kind) {
      const form = kind[open.filter((each) => each.kind === kind).length % 2]!;
      const closer = kind.find(([opener]) => opener === character)![1]!;
      open.push({ kind, closer, writes: form[1]! });
      written += form[0];
    } else {
      // The first one is our own: the text cannot close it.
      const at = open.findLastIndex(({ closer }) => closer === character);
      written += at < 1 ? character : closing(open.splice(at));
    }
  }
  return written + closing(open);
}

const closing = (open: Open[]) =>
  open
    .map(({ writes }) => writes)
    .reverse()
    .join('');
