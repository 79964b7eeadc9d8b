/** A longer title is no title: somebody forgot to close the marks. */
const LONGEST_TITLE = 120;

/**
 * The documents that a text names in title marks (《…》, GB/T 15834-2011), each once, in the order of the
 * text. Marks within marks (〈…〉, or 《…》 again) belong to the title around them.
 */
export function namedPolicies(text: string): string[] {
  const titles: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '《') {
      if (depth === 0) from = at + 1;
      depth += 1;
    }
    if (character !== '》' || depth === 0) continue;
    depth -= 1;
    if (depth === 0) titles.push(text.slice(from, at).replace(/\s+/g, ''));
  }
  return [...new Set(titles.filter((title) => title !== '' && title.length <= LONGEST_TITLE))];
}

/** What is grouped by the policies that its text names. */
export interface PolicyUse<Statement> {
  /** As it is named first; null for statements that name none. */
  title: string | null;
  statements: Statement[];
}

/** Statements by the policies they name, the most taken up first; those that name none come last. */
export function byPolicy<Statement extends { text: string }>(
  statements: readonly Statement[],
): PolicyUse<Statement>[] {
  const uses = new Map<string, Statement[]>();
  const unnamed: Statement[] = [];
  for (const statement of statements) {
    const titles = namedPolicies(statement.text);
    if (titles.length === 0) unnamed.push(statement);
    for (const title of titles) uses.set(title, [...(uses.get(title) ?? []), statement]);
  }
  const named = [...uses].map(([title, all]): PolicyUse<Statement> => ({ title, statements: all }));
  named.sort((a, b) => b.statements.length - a.statements.length);
  return unnamed.length > 0 ? [...named, { title: null, statements: unnamed }] : named;
}
